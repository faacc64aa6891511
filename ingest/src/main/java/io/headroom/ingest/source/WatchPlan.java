package io.headroom.ingest.source;

import io.headroom.core.capture.Problem;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.scope.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which tables of a database are counted, by what, and why the others cannot be. */
public final class WatchPlan {
    private final List<Planned> tables;
    private final Publication publication;
    private final List<Problem> problems;

    /**
     * @param tenantColumn absent where every row is shared
     * @param obstacle why the table cannot be counted as it is
     */
    public record Planned(
            TableFacts facts,
            @Nullable String tenantColumn,
            @Nullable Problem obstacle) {

        /** What must not change while the table is captured; columns and estimates may. */
        private List<Object> manner() {
            return List.of(
                    facts.name(),
                    facts.oid(),
                    facts.identity(),
                    facts.key(),
                    Optional.ofNullable(tenantColumn),
                    Optional.ofNullable(obstacle));
        }
    }

    private WatchPlan(List<Planned> tables, Publication publication, List<Problem> problems) {
        this.tables = tables;
        this.publication = publication;
        this.problems = problems;
    }

    public static WatchPlan read(Connection connection, DatabaseConfig config) throws SQLException {
        return of(TableSurvey.read(connection, config.tables()), Publication.read(connection, config.name()), config);
    }

    static WatchPlan of(List<TableFacts> survey, Publication publication, DatabaseConfig config) {
        List<Planned> tables = new ArrayList<>();
        for (TableFacts facts : survey) {
            String column = config.tenant()
                    .columnOf(facts.name())
                    .filter(facts.columns()::contains)
                    .orElse(null);
            Problem obstacle = facts.obstacle(config.username());
            boolean unpublishable = obstacle == null && publication.exists() && !publication.canHold(facts);
            tables.add(
                    new Planned(facts, column, unpublishable ? unpublishable(facts, publication, config) : obstacle));
        }
        return new WatchPlan(tables, publication, missingColumns(tables, config));
    }

    /** What keeps the whole database from being counted: a configured column that does not exist. */
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

    private static List<Problem> missingColumns(List<Planned> tables, DatabaseConfig config) {
        Map<TableName, TableFacts> byName = new TreeMap<>();
        tables.forEach(table -> byName.put(table.facts().name(), table.facts()));
        List<Problem> problems = new ArrayList<>();
        config.tenant().overrides().forEach((name, column) -> {
            TableFacts facts = byName.get(name);
            if (facts != null && column.isPresent() && !facts.columns().contains(column.get())) {
                problems.add(missing(config, name, column.get()));
            }
        });
        String column = config.tenant().column();
        boolean nowhere =
                column != null && !tables.isEmpty() && tables.stream().allMatch(table -> table.tenantColumn() == null);
        if (nowhere && problems.isEmpty()) {
            problems.add(new Problem(
                    "No watched table of database " + config.name() + " has the tenant column " + column + ".",
                    "Correct headroom.databases." + config.name()
                            + ".tenant.column, or leave tenant out to count every row as shared."));
        }
        return problems;
    }

    private static Problem missing(DatabaseConfig config, TableName table, String column) {
        return new Problem(
                "Table " + table + " has no column " + column + ", which headroom.databases." + config.name()
                        + ".tenant.overrides names as its tenant column.",
                "Correct the column's name, or remove the override.");
    }
}
