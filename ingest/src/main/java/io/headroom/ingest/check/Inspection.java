package io.headroom.ingest.check;

import io.headroom.core.capture.Problem;
import io.headroom.core.config.CaptureMode;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.ingest.source.Access;
import io.headroom.ingest.source.Lack;
import io.headroom.ingest.source.Platform;
import io.headroom.ingest.source.Preflight;
import io.headroom.ingest.source.PublishFunction;
import io.headroom.ingest.source.Setback;
import io.headroom.ingest.source.Setting;
import io.headroom.ingest.source.SweepPlan;
import io.headroom.ingest.source.WatchPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that was found in a database, the gravest first.
 *
 * @param settings how all of the server's settings that matter are changed, a line each after one that says where and
 *     with how many restarts; empty if none has to be
 * @param ways along foreign keys by which tables come to their tenants
 * @param function what the owner may install so that tables that come later are published; absent where that is not needed
 * @param firstCount what the first count will take; absent where there is none, or nobody can tell
 */
public record Inspection(
        List<Finding> findings,
        List<String> settings,
        List<String> ways,
        @Nullable String function,
        @Nullable FirstCount firstCount) {

    public Inspection {
        findings = List.copyOf(findings);
        settings = List.copyOf(settings);
        ways = List.copyOf(ways);
    }

    /** Connects and looks; changes nothing. */
    public static Inspection of(DatabaseConfig config) {
        List<Finding> findings = new ArrayList<>();
        try (Connection connection = Access.open(config)) {
            lacking(findings, Grade.IN_THE_WAY, Preflight.lacks(connection, config));
            ServerState server = ServerState.read(connection, config.name());
            FirstCount count = null;
            List<String> ways = List.of();
            String function = null;
            if (config.capture() == CaptureMode.CHANGES) {
                WatchPlan plan = WatchPlan.read(connection, config);
                lacking(findings, Grade.IN_THE_WAY, Capacities.lacking(server));
                add(findings, Grade.LEFT_OUT, Tables.leftOut(plan, config.username()));
                add(findings, Grade.ADVICE, Tables.advice(plan, config));
                lacking(findings, Grade.ADVICE, Advice.onCapture(server, config));
                count = FirstCount.of(connection, plan);
                ways = Ways.found(plan);
                function = plan.publishesByHand() ? PublishFunction.installation(config) : null;
            } else {
                SweepPlan plan = SweepPlan.read(connection, config);
                add(findings, Grade.LEFT_OUT, Sampling.leftOut(plan, config.username()));
                add(findings, Grade.ADVICE, Sampling.blindness(config));
                ways = Ways.found(plan);
            }
            lacking(findings, Grade.ADVICE, Advice.onReadings(server, config));
            return new Inspection(findings, settings(findings, server.platform()), ways, function, count);
        } catch (SQLException e) {
            add(findings, Grade.IN_THE_WAY, List.of(Setback.of(e, config).problem()));
            return new Inspection(findings, List.of(), List.of(), null, null);
        }
    }

    /** Whether Headroom can watch the database as it is. */
    public boolean passed() {
        return of(Grade.IN_THE_WAY).isEmpty();
    }

    public List<Problem> of(Grade grade) {
        return findings.stream()
                .filter(finding -> finding.grade() == grade)
                .map(finding -> finding.lack().apartFromSettings())
                .toList();
    }

    private static List<String> settings(List<Finding> findings, Platform platform) {
        Set<Setting> settings = new LinkedHashSet<>();
        findings.stream()
                .map(finding -> finding.lack().setting())
                .filter(Objects::nonNull)
                .forEach(settings::add);
        return platform.change(settings);
    }

    private static void lacking(List<Finding> findings, Grade grade, List<Lack> lacks) {
        lacks.forEach(lack -> findings.add(new Finding(grade, lack)));
    }

    private static void add(List<Finding> findings, Grade grade, List<Problem> problems) {
        problems.forEach(problem -> findings.add(new Finding(grade, Lack.of(problem))));
    }
}
