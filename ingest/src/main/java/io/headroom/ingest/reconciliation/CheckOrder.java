package io.headroom.ingest.reconciliation;

import io.headroom.core.change.TableId;
import io.headroom.core.reconciliation.Bracket;
import io.headroom.core.reconciliation.TableCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which tables are counted next: those that were found to differ once, then those whose count is far from PostgreSQL's own
 * statistics, then those that nobody has counted for longest, small ones first.
 */
final class CheckOrder {
    /** Statistics are off by a few percent in good health. */
    private static final double FAR = 0.2;

    private static final Duration SUSPICION_RESTS = Duration.ofHours(1);
    private static final Duration SIZE_RESTS = Duration.ofDays(1);

    private final Map<TableId, Double> distances = new HashMap<>();
    private final Map<TableId, Duration> needs = new HashMap<>();

    /** @param check absent for a table that was never counted */
    record Candidate(TableId table, long estimate, @Nullable TableCheck check) {
        boolean disagrees() {
            return check != null && check.disagreements() > 0;
        }

        Instant last() {
            return check == null ? Instant.MIN : check.at();
        }
    }

    List<TableId> next(List<Candidate> candidates, int most, Duration budget, Instant now) {
        return candidates.stream()
                .filter(candidate -> !rests(candidate, budget, now))
                .sorted(Comparator.comparing(Candidate::disagrees)
                        .reversed()
                        .thenComparing(candidate -> !isFar(candidate, now))
                        .thenComparing(Candidate::last)
                        .thenComparing(Candidate::estimate))
                .limit(most)
                .map(Candidate::table)
                .toList();
    }

    /** What the statistics said at the time that the ledger held this. */
    void compared(TableId table, long estimate, Bracket bracket) {
        double held = Math.max(1_000, (bracket.least() + bracket.greatest()) / 2.0);
        distances.put(table, Math.abs(estimate - held) / held);
    }

    /** What counting the table took, or is known to take more than. */
    void needs(TableId table, Duration time) {
        needs.put(table, time);
    }

    boolean fits(TableId table, Duration left) {
        return needs.getOrDefault(table, Duration.ZERO).compareTo(left) <= 0;
    }

    /** A table that a whole hour's budget is not enough for is tried again another day. */
    private boolean rests(Candidate candidate, Duration budget, Instant now) {
        return !fits(candidate.table(), budget) && candidate.last().isAfter(now.minus(SIZE_RESTS));
    }

    private boolean isFar(Candidate candidate, Instant now) {
        return distances.getOrDefault(candidate.table(), 0.0) > FAR
                && candidate.last().isBefore(now.minus(SUSPICION_RESTS));
    }
}
