package io.headroom.ingest.source;

import io.headroom.core.capture.Problem;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.scope.TableName;
import io.headroom.ingest.tenancy.ForeignKey;
import io.headroom.ingest.tenancy.ForeignKeys;
import io.headroom.ingest.tenancy.Route;
import io.headroom.ingest.tenancy.TenantRule;
import io.headroom.ingest.tenancy.TenantRules;
import io.headroom.ingest.tenancy.TenantTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which tables of a database are counted by sweeps. That takes the right to read and nothing else: no key, no log, no
 * publication.
 *
 * @param problems what keeps the whole database from being counted
 */
public record SweepPlan(List<Planned> tables, List<Problem> problems) {

    /**
     * @param tenants tells whose its rows are
     * @param route to the column that does, if that is in another table
     * @param obstacles why the table cannot be counted as it is: what is wrong with it, or with a table on its way
     */
    public record Planned(
            TableFacts facts, TenantRule tenants, @Nullable Route route, List<Problem> obstacles) {

        public Planned {
            obstacles = List.copyOf(obstacles);
        }

        /** All of them as one; absent if the table is counted. */
        public @Nullable Problem obstacle() {
            return obstacles.isEmpty() ? null : Problem.together(obstacles);
        }

        /** How many tables are between its rows and their tenant. */
        public int parents() {
            return route == null ? 0 : route.keys().size();
        }
    }

    public static SweepPlan read(Connection connection, DatabaseConfig config) throws SQLException {
        List<ForeignKey> keys = config.tenant().followsKeys() ? ForeignKeys.read(connection) : List.of();
        return of(TableSurvey.read(connection, config.tables()), keys, config);
    }

    static SweepPlan of(List<TableFacts> survey, List<ForeignKey> keys, DatabaseConfig config) {
        TenantRules rules = TenantRules.of(
                config,
                survey.stream()
                        .map(facts -> new TenantTable(facts.name(), facts.key(), facts.columns()))
                        .toList(),
                keys);
        Map<TableName, TableFacts> byName =
                survey.stream().collect(Collectors.toMap(TableFacts::name, Function.identity()));
        List<Planned> tables = survey.stream()
                .map(facts -> planned(facts, rules, byName, config))
                .toList();
        List<Problem> problems = new ArrayList<>(rules.problems());
        problems.addAll(unbudgeted(config));
        return new SweepPlan(tables, problems);
    }

    private static Planned planned(
            TableFacts facts, TenantRules rules, Map<TableName, TableFacts> survey, DatabaseConfig config) {
        Route route = rules.along(facts.name());
        List<TableFacts> read = new ArrayList<>(List.of(facts));
        if (route != null) {
            route.keys().forEach(key -> read.add(Objects.requireNonNull(survey.get(key.parent()), "ways are watched")));
        }
        List<Problem> obstacles = read.stream()
                .flatMap(table -> Obstacles.ofRights(table, config.username()).stream())
                .map(Obstacle::problem)
                .distinct()
                .toList();
        return new Planned(facts, rules.rule(facts.name()), route, obstacles);
    }

    private static List<Problem> unbudgeted(DatabaseConfig config) {
        String key = "headroom.databases." + config.name() + ".reconciliation.budget";
        return config.reconciliation().budget().isZero()
                ? List.of(new Problem(
                        key + " is zero, so that no table may be counted, but capture: samples does nothing else.",
                        "Give it time in each hour, such as budget: PT36S, or leave it out."))
                : List.of();
    }
}
