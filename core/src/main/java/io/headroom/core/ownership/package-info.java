/** Rows whose tenant is their parent row's: sums by parent that move when the parent does. */
@NullMarked
package io.headroom.core.ownership;

import org.jspecify.annotations.NullMarked;
