package io.headroom.ingest.sampler;

import java.time.Duration;

/**
 * How often is read and said.
 *
 * @param pulse for what moves within seconds: connections, slots, lag, storage of the instance
 * @param counters for what PostgreSQL counts
 * @param tables for the sizes of tables, where a database does not grow
 * @param soonest for the sizes of tables, where it does
 * @param repeat after which a table's sizes are published although they have not changed
 */
record Rhythm(Duration pulse, Duration counters, Duration tables, Duration soonest, Duration repeat) {
    static final Rhythm STANDARD = new Rhythm(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(15),
            Duration.ofMinutes(1),
            Duration.ofHours(1));
}
