/** Quantities with their unit in the type. */
@NullMarked
package io.headroom.core.quantity;

import org.jspecify.annotations.NullMarked;
