/** Works out sizing sheets. */
@NullMarked
package io.headroom.api.sizing;

import org.jspecify.annotations.NullMarked;
