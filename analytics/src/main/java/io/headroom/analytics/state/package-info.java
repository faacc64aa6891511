/** State stores that several stages make alike. */
@NullMarked
package io.headroom.analytics.state;

import org.jspecify.annotations.NullMarked;
