package io.headroom.analytics.delta;

import java.time.Duration;

/**
 * Whether a partition keeps up with its input: what it read last was young then, or there is nothing more to read. Times
 * are epoch milliseconds; a clock of the producer that differs by less than {@link #FRESH} changes nothing.
 */
final class Pace {
    static final Duration FRESH = Duration.ofSeconds(1);
    static final Duration BEHIND_FLUSH_EVERY = Duration.ofSeconds(3);

    private long lag;
    private long flushed;
    private boolean hasReadSinceTick;
    private boolean isDrained;

    /** A record of that publish time is being read. */
    void read(long published, long now) {
        lag = now - published;
        hasReadSinceTick = true;
        isDrained = false;
    }

    boolean isFresh() {
        return isDrained || lag < FRESH.toMillis();
    }

    /** Whether a flush is due, asked at every tick. */
    boolean flushes(long now) {
        isDrained = !hasReadSinceTick;
        hasReadSinceTick = false;
        boolean due = isFresh() || now - flushed >= BEHIND_FLUSH_EVERY.toMillis();
        if (due) {
            flushed = now;
        }
        return due;
    }
}
