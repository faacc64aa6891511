package io.headroom.ingest.guard;

import java.time.Duration;

/**
 * The time that counting a database's tables may take, whatever for: what is not used is saved up for an hour. Moments are
 * those of {@link System#nanoTime}.
 */
public final class Allowance {
    private static final double HOUR = Duration.ofHours(1).toNanos();

    private final Duration budget;
    private long left;
    private long at;

    public Allowance(Duration budget, long now) {
        this.budget = budget;
        left = budget.toNanos();
        at = now;
    }

    public synchronized Duration left(long now) {
        long earned = (long) (budget.toNanos() * ((now - at) / HOUR));
        left = Math.min(budget.toNanos(), left + earned);
        at = now;
        return Duration.ofNanos(Math.max(0, left));
    }

    public synchronized void spend(Duration time) {
        left -= time.toNanos();
    }
}
