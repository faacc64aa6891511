/** How good and how fast Headroom is, out of the default build. */
@NullMarked
package io.headroom.bench;

import org.jspecify.annotations.NullMarked;
