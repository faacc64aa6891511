/** What plans cost, and where that is from. */
@NullMarked
package io.headroom.api.price;

import org.jspecify.annotations.NullMarked;
