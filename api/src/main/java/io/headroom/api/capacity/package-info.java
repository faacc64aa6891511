/** What servers run out of, what to do about it, and what it sets off. */
@NullMarked
package io.headroom.api.capacity;

import org.jspecify.annotations.NullMarked;
