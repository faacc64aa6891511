/** The future of any evenly stepped series, from a fold over its values, with intervals that keep their promise. */
@NullMarked
package io.headroom.core.series;

import org.jspecify.annotations.NullMarked;
