/** Sums of readings by series and time. */
@NullMarked
package io.headroom.analytics.usage;

import org.jspecify.annotations.NullMarked;
