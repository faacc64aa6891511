/** The {@code forecast} command: any series in, its future out, as CSV. */
@NullMarked
package io.headroom.standalone.forecast;

import org.jspecify.annotations.NullMarked;
