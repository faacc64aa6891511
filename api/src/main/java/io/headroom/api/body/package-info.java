/** Bodies of requests, read key by key and refused by key and value. */
@NullMarked
package io.headroom.api.body;

import org.jspecify.annotations.NullMarked;
