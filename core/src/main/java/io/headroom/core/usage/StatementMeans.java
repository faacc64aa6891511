package io.headroom.core.usage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Statements of an interval by the mean time of each. PostgreSQL keeps means only, so a percentile here is one of
 * means: half of all calls were calls of a statement whose mean is at most the 50th.
 */
public record StatementMeans(List<Calls> statements) {
    private static final double SLOW_SECONDS = 1;

    /** One statement: how often it was called, and how long that took altogether. */
    public record Calls(long calls, double seconds) {
        /** What came since; {@code before} must not be more. */
        public Calls minus(Calls before) {
            return new Calls(calls - before.calls, seconds - before.seconds);
        }

        double mean() {
            return seconds / calls;
        }
    }

    public StatementMeans {
        List<Calls> sorted = new ArrayList<>(statements);
        sorted.removeIf(statement -> statement.calls() <= 0);
        sorted.sort(Comparator.comparingDouble(Calls::mean));
        statements = List.copyOf(sorted);
    }

    public long calls() {
        return statements.stream().mapToLong(Calls::calls).sum();
    }

    /** Calls of statements that took more than a second in the mean. */
    public long slow() {
        return statements.stream()
                .filter(statement -> statement.mean() > SLOW_SECONDS)
                .mapToLong(Calls::calls)
                .sum();
    }

    /** The least mean that {@code share} of all calls are at or below; empty without a call. */
    public OptionalDouble percentile(double share) {
        double wanted = Math.ceil(share * calls());
        long passed = 0;
        for (Calls statement : statements) {
            passed += statement.calls();
            if (passed >= wanted) {
                return OptionalDouble.of(statement.mean());
            }
        }
        return OptionalDouble.empty();
    }
}
