package io.headroom.api.alert;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: twice as long each time up to a limit, and somewhere in the upper half of that. */
record Backoff(Duration first, Duration longest) {
    static final Backoff STANDARD = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(2));

    private static final int MOST_DOUBLINGS = 20;

    /** @param failures so far, at least one */
    Duration after(int failures, RandomGenerator random) {
        long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        long wait = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(wait / 2 + random.nextLong(wait / 2 + 1));
    }
}
