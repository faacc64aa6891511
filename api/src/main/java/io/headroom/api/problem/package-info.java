/** Every answer other than success, in the words of RFC 9457. */
@NullMarked
package io.headroom.api.problem;

import org.jspecify.annotations.NullMarked;
