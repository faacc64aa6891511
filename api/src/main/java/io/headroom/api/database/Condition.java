package io.headroom.api.database;

import io.headroom.api.view.DeadLetters.Doubt;
import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.capture.Problem;
import io.headroom.core.reconciliation.CheckVerdict;
import io.headroom.core.reconciliation.TableCheck;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The status of a database and, unless all is well, why it is so and what helps. */
record Condition(DatabaseStatus status, @Nullable Problem problem) {
    /** Ingest publishes at every heartbeat, so this is several of them missed. */
    static final Duration SILENCE = Duration.ofSeconds(15);

    private static final Set<CaptureState> STANDING_STILL =
            EnumSet.of(CaptureState.RETRYING, CaptureState.GIVEN_UP, CaptureState.FAILED);

    private static final Problem UNREPORTED = new Problem(
            "Ingest has not reported about this database yet.",
            "Start ingest with a config that names this database, or wait if it has just been started.");

    /**
     * What is most in the way comes first: silence, then a capture that does not move, then doubtful tables.
     *
     * @param capture null if ingest has never reported
     */
    static Condition of(@Nullable CaptureStatus capture, Collection<Doubt> doubts, Instant now) {
        if (capture == null) {
            return new Condition(DatabaseStatus.STARTING, UNREPORTED);
        }
        if (capture.publishedAt().isBefore(now.minus(SILENCE))) {
            return new Condition(DatabaseStatus.STALE, silence(capture));
        }
        boolean moving = !STANDING_STILL.contains(capture.state());
        if (moving && !doubts.isEmpty()) {
            return new Condition(DatabaseStatus.DEGRADED, doubt(doubts));
        }
        return new Condition(DatabaseStatus.valueOf(capture.state().name()), capture.problem());
    }

    /** The same, unless all would be well and counts are known to differ from their tables. */
    Condition beside(Collection<TableCheck> checks) {
        String drifted = checks.stream()
                .filter(check -> check.verdict() == CheckVerdict.DRIFTED)
                .map(check -> check.name() + " (" + check.rows() + " rows, " + Math.abs(check.drift())
                        + (check.drift() > 0 ? " fewer" : " more") + " than counted)")
                .sorted()
                .collect(Collectors.joining("; "));
        return status != DatabaseStatus.STREAMING || drifted.isEmpty()
                ? this
                : new Condition(
                        DatabaseStatus.DEGRADED,
                        new Problem(
                                "PostgreSQL counts other rows than Headroom: " + drifted + ".",
                                "The tables are read again by themselves. If it comes back, find out what keeps changes"
                                        + " from the publication; docs/operations.md names the usual causes."));
    }

    private static Problem silence(CaptureStatus capture) {
        String silent = "Ingest has been silent since " + second(capture.publishedAt()) + ".";
        Problem before = capture.problem();
        return before == null
                ? new Problem(silent, "Look at the log of ingest and start it again.")
                : new Problem(silent + " Its last problem: " + before.reason(), before.fix());
    }

    private static Problem doubt(Collection<Doubt> doubts) {
        String tables = doubts.stream().map(Condition::told).sorted().collect(Collectors.joining("; "));
        return new Problem(
                "Records were set aside, so these counts are doubtful: " + tables + ".",
                "Read headroom.dead-letters for the records, mend the cause, and seed the tables again.");
    }

    private static String told(Doubt doubt) {
        String table = doubt.table() == null ? "a table that is not named" : doubt.table();
        return table + " (" + doubt.records() + ", the last at " + second(doubt.last()) + ": " + doubt.reason() + ")";
    }

    private static Instant second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
