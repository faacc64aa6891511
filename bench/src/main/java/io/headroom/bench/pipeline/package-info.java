/** How fast rows become changes and changes become footprints, beside others that do the same with the same rows. */
@NullMarked
package io.headroom.bench.pipeline;

import org.jspecify.annotations.NullMarked;
