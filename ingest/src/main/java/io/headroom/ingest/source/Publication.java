package io.headroom.ingest.source;

import io.headroom.core.scope.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The publication of a watched database, as it is. Tables are always named: publishing all of them would make deletes
 * fail in those that have no key.
 *
 * @param owned whether we may change it
 * @param asWanted whether it publishes every kind of change, partitions under the name of their root
 */
record Publication(String name, boolean exists, boolean owned, boolean asWanted, Set<TableName> members) {
    private static final String OPTIONS =
            "(publish = 'insert, update, delete, truncate', publish_via_partition_root = true)";

    /** Lower case and without signs, because the connector does not quote it. */
    static String nameOf(String database) {
        return "headroom_" + database.replace('-', '_');
    }

    static Publication read(Connection connection, String database) throws SQLException {
        String name = nameOf(database);
        String sql = "SELECT pg_has_role(pubowner, 'USAGE'),"
                + " pubinsert AND pubupdate AND pubdelete AND pubtruncate AND pubviaroot"
                + " FROM pg_publication WHERE pubname = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            ResultSet row = statement.executeQuery();
            return row.next()
                    ? new Publication(name, true, row.getBoolean(1), row.getBoolean(2), members(connection, name))
                    : new Publication(name, false, true, false, Set.of());
        }
    }

    private static Set<TableName> members(Connection connection, String name) throws SQLException {
        String sql = "SELECT n.nspname, c.relname FROM pg_publication p JOIN pg_publication_rel r ON r.prpubid = p.oid"
                + " JOIN pg_class c ON c.oid = r.prrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE p.pubname = ?";
        Set<TableName> members = new TreeSet<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                members.add(new TableName(row.getString(1), row.getString(2)));
            }
        }
        return members;
    }

    /** Whether the table is in it, or we may put it there. */
    boolean canHold(TableFacts table) {
        return members.contains(table.name()) || (owned && table.owned());
    }

    /** The statements that make it publish exactly these tables; none if it does already or is not ours. */
    List<String> changesTo(Collection<TableFacts> tables) {
        if (!exists) {
            return List.of(creation(tables));
        }
        List<String> changes = new ArrayList<>();
        if (!owned) {
            return changes;
        }
        String alter = "ALTER PUBLICATION " + name;
        if (!asWanted) {
            changes.add(alter + " SET " + OPTIONS);
        }
        Set<TableName> extra = new TreeSet<>(members);
        tables.forEach(table -> extra.remove(table.name()));
        extra.forEach(table -> changes.add(alter + " DROP TABLE " + table.quoted()));
        tables.stream()
                .filter(table -> !members.contains(table.name()))
                .forEach(table -> changes.add(alter + " ADD TABLE " + listed(table)));
        return changes;
    }

    String creation(Collection<TableFacts> tables) {
        String list = tables.stream().map(Publication::listed).collect(Collectors.joining(", "));
        return "CREATE PUBLICATION " + name + (list.isEmpty() ? "" : " FOR TABLE " + list) + " WITH " + OPTIONS;
    }

    /** Makes all changes or none. */
    static void apply(Connection connection, List<String> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String change : changes) {
                statement.execute(change);
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static String listed(TableFacts table) {
        return (table.partitioned() ? "" : "ONLY ") + table.name().quoted();
    }
}
