/** Who wants not to be told for a while, and who knows already. */
@NullMarked
package io.headroom.api.silence;

import org.jspecify.annotations.NullMarked;
