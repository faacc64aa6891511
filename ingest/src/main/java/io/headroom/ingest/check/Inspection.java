package io.headroom.ingest.check;

import io.headroom.core.capture.Problem;
import io.headroom.core.config.CaptureMode;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.ingest.source.Access;
import io.headroom.ingest.source.Preflight;
import io.headroom.ingest.source.PublishFunction;
import io.headroom.ingest.source.Setback;
import io.headroom.ingest.source.SweepPlan;
import io.headroom.ingest.source.WatchPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that was found in a database, the gravest first.
 *
 * @param ways along foreign keys by which tables come to their tenants
 * @param function what the owner may install so that tables that come later are published; absent where that is not needed
 * @param firstCount what the first count will take; absent where there is none, or nobody can tell
 */
public record Inspection(
        List<Finding> findings,
        List<String> ways,
        @Nullable String function,
        @Nullable FirstCount firstCount) {

    public Inspection {
        findings = List.copyOf(findings);
        ways = List.copyOf(ways);
    }

    /** Connects and looks; changes nothing. */
    public static Inspection of(DatabaseConfig config) {
        List<Finding> findings = new ArrayList<>();
        try (Connection connection = Access.open(config)) {
            add(findings, Grade.IN_THE_WAY, Preflight.problems(connection, config));
            ServerState server = ServerState.read(connection, config.name());
            FirstCount count = null;
            List<String> ways = List.of();
            String function = null;
            if (config.capture() == CaptureMode.CHANGES) {
                WatchPlan plan = WatchPlan.read(connection, config);
                add(findings, Grade.IN_THE_WAY, Capacities.problems(server));
                add(findings, Grade.LEFT_OUT, Tables.leftOut(plan));
                add(findings, Grade.ADVICE, Tables.advice(plan, config));
                add(findings, Grade.ADVICE, Advice.onCapture(server, config));
                count = FirstCount.of(connection, plan);
                ways = Ways.found(plan);
                function = plan.publishesByHand() ? PublishFunction.installation(config) : null;
            } else {
                SweepPlan plan = SweepPlan.read(connection, config);
                add(findings, Grade.LEFT_OUT, Sampling.leftOut(plan));
                add(findings, Grade.ADVICE, Sampling.blindness(config));
                ways = Ways.found(plan);
            }
            add(findings, Grade.ADVICE, Advice.onReadings(server, config));
            return new Inspection(findings, ways, function, count);
        } catch (SQLException e) {
            add(findings, Grade.IN_THE_WAY, List.of(Setback.of(e, config).problem()));
            return new Inspection(findings, List.of(), null, null);
        }
    }

    /** Whether Headroom can watch the database as it is. */
    public boolean passed() {
        return of(Grade.IN_THE_WAY).isEmpty();
    }

    public List<Problem> of(Grade grade) {
        return findings.stream()
                .filter(finding -> finding.grade() == grade)
                .map(Finding::problem)
                .toList();
    }

    private static void add(List<Finding> findings, Grade grade, List<Problem> problems) {
        problems.forEach(problem -> findings.add(new Finding(grade, problem)));
    }
}
