package io.headroom.ingest.capture;

import io.headroom.core.capture.Problem;
import io.headroom.core.capture.WatchedTable;
import io.headroom.ingest.sweep.LastTold;
import io.headroom.ingest.tenancy.Route;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A table that this process counts by sweeps, and what became of them. For use by one thread. */
final class SampledTable {
    /** A table that did not fit into the budget is not tried more often: trying costs all of it. */
    private static final Duration RETRY = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(SampledTable.class);

    final LastTold told;
    WatchedTable watched;

    /** To the tenants of its rows, if those are in another table. */
    @Nullable
    Route route;

    private @Nullable Instant complete;
    private @Nullable Instant last;
    private @Nullable Problem hindrance;
    private Duration need = Duration.ZERO;
    private long notBefore = Long.MIN_VALUE;

    SampledTable(WatchedTable watched, LastTold told) {
        this.watched = watched;
        this.told = told;
    }

    /** When this process swept it last. */
    @Nullable
    Instant last() {
        return last;
    }

    /** The sweep of this process that told of every share. */
    Instant completeAt(Instant now) {
        return complete == null ? now : complete;
    }

    @Nullable
    Problem hindrance() {
        return hindrance;
    }

    boolean isNews(Instant at) {
        return last == null || at.isAfter(last);
    }

    void swept(Instant at) {
        complete = completeAt(at);
        last = at;
        need = Duration.ZERO;
        hindrance = null;
    }

    void hindered(Problem problem) {
        if (!problem.equals(hindrance)) {
            LOG.warn("{} {}", problem.reason(), problem.fix());
        }
        hindrance = problem;
    }

    /** Whether a count is likely to come to an end within what is left of the budget. */
    boolean isDue(Duration left, long now) {
        return now >= notBefore && left.compareTo(need) >= 0 && left.toMillis() > 0;
    }

    /** It takes longer than {@code limit}. @return whether the whole {@code budget} is not enough */
    boolean tooSlow(Duration limit, Duration budget, long now) {
        Duration twice = limit.multipliedBy(2);
        boolean tooLarge = limit.multipliedBy(10).compareTo(budget.multipliedBy(9)) >= 0;
        need = twice.compareTo(budget) < 0 ? twice : budget.multipliedBy(9).dividedBy(10);
        if (tooLarge) {
            notBefore = now + RETRY.toNanos();
        }
        return tooLarge;
    }
}
