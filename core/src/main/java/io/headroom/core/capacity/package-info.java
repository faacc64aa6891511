/**
 * What a server has and what more would cost: limits, plans, prices, the time until a limit, and what follows from all
 * that. Pure, without a clock.
 */
@NullMarked
package io.headroom.core.capacity;

import org.jspecify.annotations.NullMarked;
