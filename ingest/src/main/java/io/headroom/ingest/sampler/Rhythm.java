package io.headroom.ingest.sampler;

import java.time.Duration;

/**
 * How often is read and said.
 *
 * @param repeat after which a table's sizes are published although they have not changed
 */
record Rhythm(Duration instance, Duration tables, Duration repeat) {
    static final Rhythm STANDARD = new Rhythm(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofHours(1));
}
