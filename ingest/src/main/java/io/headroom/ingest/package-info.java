/** Turns committed rows and catalogue readings into small facts on Kafka. */
@NullMarked
package io.headroom.ingest;

import org.jspecify.annotations.NullMarked;
