package io.headroom.ingest.source;

import io.headroom.core.capture.Problem;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.ingest.tenancy.ForeignKey;
import io.headroom.ingest.tenancy.ForeignKeys;
import io.headroom.ingest.tenancy.TenantRule;
import io.headroom.ingest.tenancy.TenantRules;
import io.headroom.ingest.tenancy.TenantTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
     * @param obstacle why the table cannot be counted as it is
     */
    public record Planned(
            TableFacts facts, TenantRule tenants, @Nullable Problem obstacle) {}

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
        List<Planned> tables = survey.stream()
                .map(facts -> planned(facts, rules.rule(facts.name()), config))
                .toList();
        List<Problem> problems = new ArrayList<>(rules.problems());
        problems.addAll(unbudgeted(config));
        return new SweepPlan(tables, problems);
    }

    private static Planned planned(TableFacts facts, TenantRule tenants, DatabaseConfig config) {
        if (tenants instanceof TenantRule.Parent parent) {
            return new Planned(facts, TenantRule.SHARED, far(facts, parent, config));
        }
        Obstacle obstacle = facts.rightsObstacle(config.username(), facts.name().quoted());
        return new Planned(facts, tenants, obstacle == null ? null : obstacle.problem());
    }

    private static Problem far(TableFacts facts, TenantRule.Parent parent, DatabaseConfig config) {
        return new Problem(
                "Only rows of table " + parent.table() + " tell whose the rows of table " + facts.name()
                        + " are, and sweeps (capture: samples) do not follow foreign keys.",
                "Shall they count as shared by all tenants? Then write \"" + facts.name()
                        + ": ~\" under headroom.databases." + config.name()
                        + ".tenant.overrides. Or name a column of the table there, or use capture: changes.");
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
