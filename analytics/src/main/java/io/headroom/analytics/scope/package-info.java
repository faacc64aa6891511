/** Footprints, growth and projections of every scope. */
@NullMarked
package io.headroom.analytics.scope;

import org.jspecify.annotations.NullMarked;
