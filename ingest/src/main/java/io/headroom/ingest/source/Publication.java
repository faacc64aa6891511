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
import org.jspecify.annotations.Nullable;

/**
 * The publication of a watched database, as it is. Tables are always named: publishing all of them would make deletes
 * fail in those that have no key.
 *
 * @param owned whether we may change it, or make it while there is none
 * @param asWanted whether it publishes every kind of change, partitions under the name of their root
 * @param function what changes it for us where we may not; absent while nobody has installed it
 */
record Publication(
        String name,
        boolean exists,
        boolean owned,
        boolean asWanted,
        Set<TableName> members,
        @Nullable String function) {
    static final String OPTIONS = "(publish = 'insert, update, delete, truncate', publish_via_partition_root = true)";

    /** Lower case and without signs, because the connector does not quote it. */
    static String nameOf(String database) {
        return "headroom_" + database.replace('-', '_');
    }

    static Publication read(Connection connection, String database) throws SQLException {
        String name = nameOf(database);
        String sql = "SELECT pg_has_role(pubowner, 'USAGE'),"
                + " pubinsert AND pubupdate AND pubdelete AND pubtruncate AND pubviaroot"
                + " FROM pg_publication WHERE pubname = ?";
        String function = PublishFunction.isUsable(connection, database) ? PublishFunction.nameOf(database) : null;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            ResultSet row = statement.executeQuery();
            return row.next()
                    ? new Publication(
                            name, true, row.getBoolean(1), row.getBoolean(2), members(connection, name), function)
                    : new Publication(name, false, mayCreate(connection), false, Set.of(), function);
        }
    }

    private static boolean mayCreate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT has_database_privilege(current_database(), 'CREATE')")) {
            row.next();
            return row.getBoolean(1);
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

    /** Whether the table is in it, or can be put there. */
    boolean canHold(TableFacts table) {
        return members.contains(table.name()) || function != null || (owned && table.owned());
    }

    /** Whether we may make it carry these tables by ourselves. */
    boolean canCarry(Collection<TableFacts> tables) {
        return owned && tables.stream().allMatch(table -> table.owned() || members.contains(table.name()));
    }

    /** Whether it publishes exactly these tables already, as it should. */
    boolean carries(Collection<TableFacts> tables) {
        return exists && asWanted && members.equals(names(tables));
    }

    /** Those of the tables that are not in it. */
    Set<TableName> missing(Collection<TableFacts> tables) {
        Set<TableName> missing = names(tables);
        missing.removeAll(members);
        return missing;
    }

    private static Set<TableName> names(Collection<TableFacts> tables) {
        return tables.stream().map(TableFacts::name).collect(Collectors.toCollection(TreeSet::new));
    }

    String alteration() {
        return "ALTER PUBLICATION " + name;
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
        String alter = alteration();
        if (!asWanted) {
            changes.add(alter + " SET " + OPTIONS);
        }
        Set<TableName> extra = new TreeSet<>(members);
        tables.forEach(table -> extra.remove(table.name()));
        extra.forEach(table -> changes.add(alter + " DROP TABLE ONLY " + table.quoted()));
        tables.stream()
                .filter(table -> !members.contains(table.name()))
                .forEach(table -> changes.add(alter + " ADD TABLE " + table.listed()));
        return changes;
    }

    String creation(Collection<TableFacts> tables) {
        String list = tables.stream().map(TableFacts::listed).collect(Collectors.joining(", "));
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
}
