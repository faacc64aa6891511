/** How figures are written in answers. */
@NullMarked
package io.headroom.api.figure;

import org.jspecify.annotations.NullMarked;
