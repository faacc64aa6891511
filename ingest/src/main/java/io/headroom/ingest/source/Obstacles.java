package io.headroom.ingest.source;

import io.headroom.core.capture.Problem;
import io.headroom.core.scope.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that keeps a table from being counted, told at once so that its owner needs one round. */
public final class Obstacles {
    private static final String UNTOLD = ", so removed rows cannot be told apart.";

    private Obstacles() {}

    /** The gravest first; publishing such a table all the same would make the application's deletes fail. */
    static List<Obstacle> of(TableFacts table, String role) {
        List<Obstacle> obstacles = new ArrayList<>();
        if (table.unlogged()) {
            obstacles.add(Obstacle.ofTable(
                    "Table " + table.name() + " is unlogged: its changes are in no log.",
                    alter(table) + " SET LOGGED;"));
        }
        obstacles.addAll(ofIdentity(table));
        obstacles.addAll(ofRights(table, role));
        return obstacles;
    }

    /** Why its rows cannot be read, let alone followed. */
    static List<Obstacle> ofRights(TableFacts table, String role) {
        List<Obstacle> obstacles = new ArrayList<>();
        if (!table.readable()) {
            obstacles.add(unreadable(table, role));
        }
        hidden(table, role).ifPresent(problem -> obstacles.add(Obstacle.ofRights(problem.reason(), problem.fix())));
        return obstacles;
    }

    /** Whether row security keeps rows from the role. */
    public static Optional<Problem> hidden(TableFacts table, String role) {
        return table.filtered()
                ? Optional.of(new Problem(
                        "Row security hides rows of table " + table.name() + " from role " + role + ".",
                        "ALTER ROLE " + TableName.quoted(role) + " BYPASSRLS;"))
                : Optional.empty();
    }

    /** For a table that the role may not read. */
    public static Obstacle unreadable(TableFacts table, String role) {
        String quoted = TableName.quoted(role);
        return Obstacle.ofRights(
                "Role " + role + " may not read table " + table.name() + ".",
                "GRANT USAGE ON SCHEMA " + TableName.quoted(table.name().schema()) + " TO " + quoted
                        + "; GRANT SELECT ON " + table.name().quoted() + " TO " + quoted + ";");
    }

    private static List<Obstacle> ofIdentity(TableFacts table) {
        if (table.identity() == Identity.GENERATED) {
            return List.of(Obstacle.ofTable(
                    "Table " + table.name() + " has generated columns in its replica identity: once it is published,"
                            + " PostgreSQL refuses to update its rows.",
                    "Give it a primary key of other columns, and " + alter(table) + " REPLICA IDENTITY DEFAULT;"));
        }
        return table.partitioned() ? ofPartitions(table) : ofRows(table);
    }

    private static List<Obstacle> ofRows(TableFacts table) {
        boolean nothing = table.identity() == Identity.NOTHING;
        if (table.key().isEmpty() && table.identity() != Identity.FULL) {
            return List.of(Obstacle.ofTable(
                    "Table " + table.name() + " has no primary key" + UNTOLD,
                    alter(table) + " ADD PRIMARY KEY (…)" + (nothing ? ", REPLICA IDENTITY DEFAULT" : "") + "; or "
                            + alter(table) + " REPLICA IDENTITY FULL;"));
        }
        return nothing
                ? List.of(Obstacle.ofTable(
                        "Table " + table.name() + " has replica identity NOTHING" + UNTOLD,
                        alter(table) + " REPLICA IDENTITY DEFAULT;"))
                : List.of();
    }

    /** Each partition has an identity of its own, and none of them takes over what is set at the root. */
    private static List<Obstacle> ofPartitions(TableFacts table) {
        List<Obstacle> obstacles = new ArrayList<>();
        if (table.key().isEmpty()) {
            obstacles.add(Obstacle.ofTable(
                    "Table " + table.name() + " has no primary key" + UNTOLD, alter(table) + " ADD PRIMARY KEY (…);"));
        }
        if (table.identity() == Identity.NOTHING) {
            obstacles.add(
                    Obstacle.ofTable(
                            "Table " + table.name() + " has partitions whose replica identity is not their primary key"
                                    + UNTOLD,
                            "DO $$ DECLARE part regclass; BEGIN FOR part IN SELECT relid FROM pg_partition_tree('"
                                    + table.name().quoted().replace("'", "''")
                                    + "') LOOP EXECUTE 'ALTER TABLE ' || part || ' REPLICA IDENTITY DEFAULT'; END LOOP; END $$;"));
        }
        return obstacles;
    }

    private static String alter(TableFacts table) {
        return "ALTER TABLE " + table.name().quoted();
    }
}
