/** Folds the facts into footprints, growth, projections, triggers and recommendations; it only moves state. */
@NullMarked
package io.headroom.analytics;

import org.jspecify.annotations.NullMarked;
