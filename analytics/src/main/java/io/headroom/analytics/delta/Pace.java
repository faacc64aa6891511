package io.headroom.analytics.delta;

import java.time.Duration;

/**
 * Whether a partition keeps up with its input, told by how old the latest record was when it was read. Times are epoch
 * milliseconds; a clock of the producer that differs by less than {@link #FRESH} changes nothing.
 */
final class Pace {
    static final Duration FRESH = Duration.ofSeconds(1);
    static final Duration BEHIND_FLUSH_EVERY = Duration.ofSeconds(3);

    private long lag;
    private long flushed;

    /** A record of that publish time is being read. */
    void read(long published, long now) {
        lag = now - published;
    }

    boolean isFresh() {
        return lag < FRESH.toMillis();
    }

    /** Whether a flush is due, asked at every tick. */
    boolean flushes(long now) {
        boolean due = isFresh() || now - flushed >= BEHIND_FLUSH_EVERY.toMillis();
        if (due) {
            flushed = now;
        }
        return due;
    }
}
