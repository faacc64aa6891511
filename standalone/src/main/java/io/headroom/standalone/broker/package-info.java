/** A real Kafka broker inside this process. */
@NullMarked
package io.headroom.standalone.broker;

import org.jspecify.annotations.NullMarked;
