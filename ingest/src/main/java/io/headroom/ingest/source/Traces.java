package io.headroom.ingest.source;

import io.headroom.core.config.DatabaseConfig;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Headroom made in a watched database, by the names it gives: slots of every generation, a publication, and what an
 * owner installed for us.
 */
public final class Traces {
    private Traces() {}

    /**
     * Something that Headroom made.
     *
     * @param what for people, such as {@code replication slot headroom_shop_g1}
     * @param heldBy the process that uses it now, so that it cannot be removed
     * @param ours whether our role may remove it; otherwise its owner has to
     * @param removal the statement that removes it
     */
    public record Trace(String what, @Nullable Integer heldBy, boolean ours, String removal) {

        public void remove(Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(removal)) {
                statement.execute();
            }
        }
    }

    /** Slots first: they are what costs the server something. */
    public static List<Trace> find(Connection connection, DatabaseConfig config) throws SQLException {
        List<Trace> traces = new ArrayList<>();
        // Slots belong to the whole server: one of the same name in another database is somebody else's.
        String slots = "SELECT slot_name, active_pid FROM pg_replication_slots"
                + " WHERE slot_name ~ ? AND database = current_database() ORDER BY 1";
        try (PreparedStatement statement = connection.prepareStatement(slots)) {
            statement.setString(1, Slot.patternOf(config.name()));
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                String name = row.getString(1);
                int pid = row.getInt(2);
                traces.add(new Trace(
                        "replication slot " + name,
                        row.wasNull() ? null : (Integer) pid,
                        true,
                        "SELECT pg_drop_replication_slot('" + name + "')"));
            }
        }
        Publication publication = Publication.read(connection, config.name());
        if (publication.exists()) {
            String name = publication.name();
            traces.add(new Trace("publication " + name, null, publication.owned(), "DROP PUBLICATION " + name));
        }
        traces.addAll(function(connection, config));
        return traces;
    }

    private static List<Trace> function(Connection connection, DatabaseConfig config) throws SQLException {
        String sql = "SELECT pg_has_role(f.proowner, 'USAGE') FROM pg_proc f"
                + " WHERE f.oid = (SELECT p.oid FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
                + " WHERE n.nspname || '.' || p.proname = ? LIMIT 1)";
        String name = PublishFunction.nameOf(config.name());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            ResultSet row = statement.executeQuery();
            return row.next()
                    ? List.of(new Trace(
                            "function " + name, null, row.getBoolean(1), "DROP FUNCTION " + name + "(regclass[])"))
                    : List.of();
        }
    }

    /** The names that are left on the server of a database that is not configured any more. */
    public static String namesOf(String database, int generation) {
        return "replication slot " + Slot.nameOf(database, generation) + " and publication "
                + Publication.nameOf(database);
    }
}
