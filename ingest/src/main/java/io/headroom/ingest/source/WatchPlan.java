package io.headroom.ingest.source;

import io.headroom.core.capture.Problem;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.scope.TableName;
import io.headroom.ingest.tenancy.ForeignKey;
import io.headroom.ingest.tenancy.ForeignKeys;
import io.headroom.ingest.tenancy.TenantRule;
import io.headroom.ingest.tenancy.TenantRules;
import io.headroom.ingest.tenancy.TenantTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which tables of a database are counted, by what, and why the others cannot be. */
public final class WatchPlan {
    private final List<Planned> tables;
    private final Publication publication;
    private final List<Problem> problems;
    private final Set<TableName> added;

    /**
     * @param tenants tells whose its rows are
     * @param obstacles why the table cannot be counted as it is
     */
    public record Planned(TableFacts facts, TenantRule tenants, List<Obstacle> obstacles) {

        public Planned {
            obstacles = List.copyOf(obstacles);
        }

        /** All of them as one; absent if the table is counted. */
        public @Nullable Obstacle obstacle() {
            return obstacles.isEmpty() ? null : Obstacle.together(obstacles);
        }

        /** What must not change while the table is captured; columns and estimates may. */
        private List<Object> manner() {
            return List.of(
                    facts.name(), facts.oid(), facts.partitions(), facts.identity(), facts.key(), tenants, obstacles);
        }
    }

    private WatchPlan(List<Planned> tables, Publication publication, List<Problem> problems, Set<TableName> added) {
        this.tables = tables;
        this.publication = publication;
        this.problems = problems;
        this.added = added;
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
        boolean carried = publication.exists() || publication.canCarry(unhindered(survey, config));
        List<Planned> tables = new ArrayList<>();
        for (TableFacts facts : survey) {
            List<Obstacle> obstacles = obstacles(facts, publication, config);
            if (carried && !publication.canHold(facts)) {
                obstacles.add(unpublishable(facts, publication, config, !obstacles.isEmpty()));
            }
            tables.add(new Planned(facts, rules.rule(facts.name()), obstacles));
        }
        return new WatchPlan(tables, publication, rules.problems(), Set.of());
    }

    private static List<TableFacts> unhindered(List<TableFacts> survey, DatabaseConfig config) {
        return survey.stream()
                .filter(facts -> Obstacles.of(facts, config.username()).isEmpty())
                .toList();
    }

    /** That PostgreSQL refuses updates of a table until it is mended is said first. */
    private static List<Obstacle> obstacles(TableFacts facts, Publication publication, DatabaseConfig config) {
        List<Obstacle> obstacles = new ArrayList<>(Obstacles.of(facts, config.username()));
        boolean stuck = publication.members().contains(facts.name())
                && !publication.owned()
                && publication.function() == null
                && !obstacles.isEmpty()
                && obstacles.get(0).state() == TableWatch.UNKNOWN;
        if (stuck) {
            obstacles.set(0, obstacles.get(0).published(publication.alteration(), facts.listed()));
        }
        return obstacles;
    }

    /** What keeps the whole database from being counted: whose its rows are cannot be told. */
    public List<Problem> problems() {
        return problems;
    }

    /** Whether tables that come later wait for somebody who publishes them. */
    public boolean publishesByHand() {
        return publication.function() == null
                && !(publication.owned()
                        && tables.stream().allMatch(table -> table.facts().owned()));
    }

    Publication publication() {
        return publication;
    }

    public List<Planned> tables() {
        return tables;
    }

    public List<TableFacts> counted() {
        return tables.stream()
                .filter(table -> table.obstacles().isEmpty())
                .map(Planned::facts)
                .toList();
    }

    /** Those that may be published as they are, whether or not rights are missing yet. */
    List<TableFacts> publishable() {
        return tables.stream()
                .filter(table ->
                        table.obstacles().stream().allMatch(obstacle -> obstacle.state() == TableWatch.PENDING_GRANT))
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

    /**
     * Makes the publication carry exactly the counted tables, by ourselves or by the function that is there for it.
     *
     * @return the plan as it is then: what the function refused waits for a right
     */
    public WatchPlan published(Connection connection) throws SQLException {
        List<TableFacts> counted = counted();
        Set<TableName> missing = publication.missing(counted);
        String function = publication.function();
        if (function == null || publication.canCarry(counted)) {
            Publication.apply(connection, publication.changesTo(counted));
            return new WatchPlan(tables, publication, problems, missing);
        }
        Map<Long, String> refused =
                publication.carries(counted) ? Map.of() : PublishFunction.publish(connection, function, counted);
        return new WatchPlan(
                tables.stream().map(table -> refused(table, refused)).toList(), publication, problems, missing);
    }

    /** Tables that came into the publication with this plan: what was written to them before is in no stream. */
    public Set<TableName> added() {
        return added;
    }

    private Planned refused(Planned table, Map<Long, String> refused) {
        String reason = refused.get(table.facts().oid());
        return reason == null
                ? table
                : new Planned(
                        table.facts(),
                        table.tenants(),
                        List.of(Obstacle.ofRights(
                                publication.function() + " did not publish table "
                                        + table.facts().name() + ": " + reason + ".",
                                "As the owner of both: " + publication.alteration() + " ADD TABLE "
                                        + table.facts().listed()
                                        + "; or let a superuser install the function anew, as ./headroom check prints"
                                        + " it.")));
    }

    public String publicationName() {
        return publication.name();
    }

    /** @param later whether it must not be published before something else is mended */
    private static Obstacle unpublishable(
            TableFacts facts, Publication publication, DatabaseConfig config, boolean later) {
        return Obstacle.ofRights(
                "Role " + config.username() + " may not publish table " + facts.name() + ", because it does not own "
                        + (publication.owned() ? "it." : "the publication."),
                (later ? "After that, as" : "As") + " the owner of both: " + publication.alteration() + " ADD TABLE "
                        + facts.listed()
                        + "; or once, for tables that come later too, the function that ./headroom check prints.");
    }
}
