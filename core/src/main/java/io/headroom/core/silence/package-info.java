/** Who is not to be told of a trigger for a while, because somebody said so. */
@NullMarked
package io.headroom.core.silence;

import org.jspecify.annotations.NullMarked;
