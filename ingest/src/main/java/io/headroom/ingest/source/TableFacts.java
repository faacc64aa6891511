package io.headroom.ingest.source;

import io.headroom.core.capture.Partition;
import io.headroom.core.scope.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What decides whether a table can be counted.
 *
 * @param oid PostgreSQL's number for the table
 * @param key columns that tell rows apart and that PostgreSQL logs for removed ones; empty if there are none
 * @param readable whether we may read its rows
 * @param filtered whether row security would hide rows from us
 * @param owned whether we may put it into a publication
 * @param estimatedRows PostgreSQL's own, -1 if it has none
 * @param partitions the tables that hold its rows, if it is partitioned
 */
public record TableFacts(
        TableName name,
        long oid,
        boolean partitioned,
        boolean unlogged,
        Identity identity,
        List<String> key,
        List<String> columns,
        boolean readable,
        boolean filtered,
        boolean owned,
        long estimatedRows,
        List<Partition> partitions) {

    /** Why the table cannot be counted as it is; publishing it all the same would make the application's deletes fail. */
    @Nullable
    Obstacle obstacle(String role) {
        String table = name.quoted();
        if (unlogged) {
            return Obstacle.ofTable(
                    "Table " + name + " is unlogged: its changes are in no log.",
                    "ALTER TABLE " + table + " SET LOGGED;");
        }
        if (identity == Identity.GENERATED) {
            return Obstacle.ofTable(
                    "Table " + name + " has generated columns in its replica identity: once it is published, PostgreSQL"
                            + " refuses to update its rows.",
                    "Give it a primary key of other columns, and ALTER TABLE " + table + " REPLICA IDENTITY DEFAULT;");
        }
        if (key.isEmpty() && (partitioned || identity != Identity.FULL)) {
            String full = partitioned ? "" : " or ALTER TABLE " + table + " REPLICA IDENTITY FULL;";
            return Obstacle.ofTable(
                    "Table " + name + " has no primary key, so removed rows cannot be told apart.",
                    "ALTER TABLE " + table + " ADD PRIMARY KEY (…);" + full);
        }
        if (identity == Identity.NOTHING) {
            return Obstacle.ofTable(
                    "Table " + name + " has replica identity NOTHING, so removed rows cannot be told apart.",
                    "ALTER TABLE " + table + " REPLICA IDENTITY DEFAULT;");
        }
        return rightsObstacle(role, table);
    }

    /** Why its rows cannot be read, let alone followed. */
    @Nullable
    Obstacle rightsObstacle(String role, String table) {
        if (!readable) {
            return Obstacle.ofRights(
                    "Role " + role + " may not read table " + name + ".",
                    "GRANT USAGE ON SCHEMA \"" + name.schema() + "\" TO \"" + role + "\"; GRANT SELECT ON " + table
                            + " TO \"" + role + "\";");
        }
        return filtered
                ? Obstacle.ofRights(
                        "Row security hides rows of table " + name + " from role " + role + ".",
                        "ALTER ROLE \"" + role + "\" BYPASSRLS;")
                : null;
    }

    /** As a publication lists it: tables that inherit from it are tables of their own. */
    String listed() {
        return (partitioned ? "" : "ONLY ") + name.quoted();
    }
}
