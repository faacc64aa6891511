/** Reading and writing the project's binary values. */
@NullMarked
package io.headroom.core.wire;

import org.jspecify.annotations.NullMarked;
