package io.headroom.ingest.reconciliation;

import java.time.Duration;

/** The time that counting may take: what is not used is saved up for an hour. Moments are those of {@link System#nanoTime}. */
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

    public Duration left(long now) {
        long earned = (long) (budget.toNanos() * ((now - at) / HOUR));
        left = Math.min(budget.toNanos(), left + earned);
        at = now;
        return Duration.ofNanos(Math.max(0, left));
    }

    public void spend(Duration time) {
        left -= time.toNanos();
    }
}
