/** What is expected of connections, CPU, memory and whatever else is sampled. */
@NullMarked
package io.headroom.api.measure;

import org.jspecify.annotations.NullMarked;
