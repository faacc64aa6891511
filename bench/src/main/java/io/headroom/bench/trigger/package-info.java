/** How good triggers are on growth that is known to the end, ours beside others'. */
@NullMarked
package io.headroom.bench.trigger;

import org.jspecify.annotations.NullMarked;
