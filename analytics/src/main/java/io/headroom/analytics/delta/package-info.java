/** Adds differences up for a moment and sends the sums to their scopes. */
@NullMarked
package io.headroom.analytics.delta;

import org.jspecify.annotations.NullMarked;
