/** Projections as they travel: one fact per scope and measure, recomputed when its history changes. */
@NullMarked
package io.headroom.core.projection;

import org.jspecify.annotations.NullMarked;
