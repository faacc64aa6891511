package io.headroom.ingest.sampler;

import java.sql.SQLException;
import java.time.Duration;

/**
 * What is read in one rhythm. A reading that takes long comes less often, so that it takes a fiftieth of the time at
 * most: the larger a database, the less it wants to be measured.
 */
final class Tier {
    private static final int SHARE = 50;

    private final Duration every;
    private final Duration latest;
    private final Read read;
    private long begun = System.nanoTime();
    private long due = begun;

    /** Reads and publishes. */
    interface Read {
        /** @throws SQLException only if the connection has to be made anew */
        void run() throws SQLException;
    }

    /** @param latest after which it is read however long that takes */
    Tier(Duration every, Duration latest, Read read) {
        this.every = every;
        this.latest = latest;
        this.read = read;
    }

    void readIfDue() throws SQLException {
        if (System.nanoTime() - due >= 0) {
            begun = System.nanoTime();
            try {
                read.run();
            } finally {
                due = begun + pause(System.nanoTime() - begun);
            }
        }
    }

    /** Makes it due this long after it began last, if it is not due before. */
    void hasten(Duration soonest) {
        due = Math.min(due, begun + soonest.toNanos());
    }

    Duration untilDue() {
        return Duration.ofNanos(Math.max(0, due - System.nanoTime()));
    }

    private long pause(long spent) {
        return Math.min(latest.toNanos(), Math.max(every.toNanos(), SHARE * spent));
    }
}
