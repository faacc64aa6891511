/** Rules over measured readings, and how a trigger goes from quiet to firing and back: pure, without a clock. */
@NullMarked
package io.headroom.core.trigger;

import org.jspecify.annotations.NullMarked;
