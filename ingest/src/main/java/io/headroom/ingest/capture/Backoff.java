package io.headroom.ingest.capture;

import java.time.Duration;

/** How long to wait before the next attempt. */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Duration next = FIRST;

    /** Doubles with every call. */
    Duration next() {
        Duration now = next;
        Duration doubled = now.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return now;
    }

    /** For what only somebody's hand can mend: often enough that mending it is all there is to do. */
    static Duration forMending() {
        return LONGEST;
    }

    void reset() {
        next = FIRST;
    }
}
