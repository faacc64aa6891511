package io.headroom.ingest.check;

import io.headroom.core.capture.Problem;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.ingest.source.Obstacles;
import io.headroom.ingest.source.SweepPlan;
import io.headroom.ingest.source.TableFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What there is to say about a database that is counted by sweeps. */
final class Sampling {
    private Sampling() {}

    /** Each with what lets it be counted. */
    static List<Problem> leftOut(SweepPlan plan, String role) {
        List<TableFacts> facts =
                plan.tables().stream().map(SweepPlan.Planned::facts).toList();
        List<Problem> problems = new ArrayList<>(Gathered.unreadable(facts, role));
        problems.addAll(Gathered.byFix(facts.stream()
                .flatMap(table -> Obstacles.hidden(table, role).stream())
                .toList()));
        plan.tables().stream().flatMap(table -> waiting(table).stream()).forEach(problems::add);
        return problems;
    }

    /** A table that is hindered by nothing but one on its way to its tenants. */
    private static Optional<Problem> waiting(SweepPlan.Planned table) {
        boolean hindered = !table.facts().readable() || table.facts().filtered();
        return hindered || table.obstacles().isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                        "Table " + table.facts().name() + " finds its tenants by way of such a table.",
                        "It is counted once that one is."));
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
