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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which tables of a database are counted, by what, and why the others cannot be. */
public final class WatchPlan {
    private final List<Planned> tables;
    private final Publication publication;
    private final List<Problem> problems;

    /**
     * @param tenants tells whose its rows are
     * @param obstacle why the table cannot be counted as it is
     */
    public record Planned(
            TableFacts facts, TenantRule tenants, @Nullable Problem obstacle) {

        /** What must not change while the table is captured; columns and estimates may. */
        private List<Object> manner() {
            return List.of(
                    facts.name(),
                    facts.oid(),
                    facts.partitions(),
                    facts.identity(),
                    facts.key(),
                    tenants,
                    Optional.ofNullable(obstacle));
        }
    }

    private WatchPlan(List<Planned> tables, Publication publication, List<Problem> problems) {
        this.tables = tables;
        this.publication = publication;
        this.problems = problems;
    }

    public static WatchPlan read(Connection connection, DatabaseConfig config) throws SQLException {
        List<ForeignKey> keys = config.tenant().followsKeys() ? ForeignKeys.read(connection) : List.of();
        return of(
                TableSurvey.read(connection, config.tables()),
                keys,
                Publication.read(connection, config.name()),
                config);
    }

    static WatchPlan of(
            List<TableFacts> survey, List<ForeignKey> keys, Publication publication, DatabaseConfig config) {
        TenantRules rules = TenantRules.of(
                config,
                survey.stream()
                        .map(facts -> new TenantTable(facts.name(), facts.key(), facts.columns()))
                        .toList(),
                keys);
        List<Planned> tables = new ArrayList<>();
        for (TableFacts facts : survey) {
            Problem obstacle = facts.obstacle(config.username());
            boolean unpublishable = obstacle == null && publication.exists() && !publication.canHold(facts);
            tables.add(new Planned(
                    facts,
                    rules.rule(facts.name()),
                    unpublishable ? unpublishable(facts, publication, config) : obstacle));
        }
        return new WatchPlan(tables, publication, rules.problems());
    }

    /** What keeps the whole database from being counted: whose its rows are cannot be told. */
    public List<Problem> problems() {
        return problems;
    }

    Publication publication() {
        return publication;
    }

    public List<Planned> tables() {
        return tables;
    }

    public List<TableFacts> counted() {
        return tables.stream()
                .filter(table -> table.obstacle() == null)
                .map(Planned::facts)
                .toList();
    }

    /** Whether both count the same tables in the same way. */
    boolean countsLike(WatchPlan other) {
        return tables.stream()
                .map(Planned::manner)
                .toList()
                .equals(other.tables.stream().map(Planned::manner).toList());
    }

    /** Makes the publication carry exactly the counted tables. */
    public void publish(Connection connection) throws SQLException {
        Publication.apply(connection, publication.changesTo(counted()));
    }

    public String publicationName() {
        return publication.name();
    }

    private static Problem unpublishable(TableFacts facts, Publication publication, DatabaseConfig config) {
        return new Problem(
                "Role " + config.username() + " may not publish table " + facts.name()
                        + ", because it does not own it.",
                "As the owner of both: ALTER PUBLICATION " + publication.name() + " ADD TABLE "
                        + facts.name().quoted() + ";");
    }
}
