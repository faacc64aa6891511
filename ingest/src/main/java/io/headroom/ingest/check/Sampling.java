package io.headroom.ingest.check;

import io.headroom.core.capture.Problem;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.ingest.source.SweepPlan;
import java.util.List;
import java.util.Objects;

/** What there is to say about a database that is counted by sweeps. */
final class Sampling {
    private Sampling() {}

    /** Each with what lets it be counted. */
    static List<Problem> leftOut(SweepPlan plan) {
        return plan.tables().stream()
                .map(SweepPlan.Planned::obstacle)
                .filter(Objects::nonNull)
                .toList();
    }

    /** For the owner to know before numbers are compared with those of a captured database. */
    static List<Problem> blindness(DatabaseConfig config) {
        return List.of(new Problem(
                "Database " + config.name() + " is counted by sweeps (capture: samples), one every "
                        + config.reconciliation().every() + " and no more than "
                        + config.reconciliation().budget()
                        + " of counting in an hour. Rows that came and went between two sweeps are not seen, removed rows"
                        + " only where fewer are left of a tenant and day of birth, and numbers are as old as the last"
                        + " sweep.",
                "Once wal_level is logical, capture: changes goes on from these counts; their history is kept."));
    }
}
