/** What a growing quantity will be, how sure that is, and when nothing can be said. Pure: no clock, no transport. */
@NullMarked
package io.headroom.core.forecast;

import org.jspecify.annotations.NullMarked;
