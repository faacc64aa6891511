package io.headroom.ingest.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A replication slot as PostgreSQL reports it.
 *
 * @param lost whether WAL that it needs is gone
 * @param confirmed the log position up to which its reader confirmed, as a number
 */
public record Slot(String name, boolean active, boolean lost, long confirmed) {

    /** A slot's name carries the generation, so that what belongs to a former one cannot be mistaken. */
    public static String nameOf(String database, int generation) {
        return prefix(database) + generation;
    }

    /** A regular expression for the slots of every generation. */
    public static String patternOf(String database) {
        return "^" + prefix(database) + "[0-9]+$";
    }

    /**
     * For the slot that lends a snapshot to seed from. It goes when its connection does, which PostgreSQL may notice late;
     * so every one has a name of its own.
     */
    public static String temporaryOf(String database) {
        int own = ThreadLocalRandom.current().nextInt(0x1000000);
        return "headroom_" + database.replace('-', '_') + "_s" + String.format("%06x", own);
    }

    private static String prefix(String database) {
        return "headroom_" + database.replace('-', '_') + "_g";
    }

    public static Optional<Slot> find(Connection connection, String name) throws SQLException {
        String sql =
                "SELECT active, coalesce(wal_status, '') = 'lost', coalesce(confirmed_flush_lsn, '0/0') - '0/0'::pg_lsn"
                        + " FROM pg_replication_slots WHERE slot_name = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            ResultSet row = statement.executeQuery();
            return row.next()
                    ? Optional.of(new Slot(name, row.getBoolean(1), row.getBoolean(2), row.getLong(3)))
                    : Optional.empty();
        }
    }

    /** The time on PostgreSQL's clock, which all event times are on. */
    public static Instant clock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT clock_timestamp()");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /** Drops the slots of every generation of the database, so that none of them retains WAL for nobody. */
    public static void dropAll(Connection connection, String database) throws SQLException {
        for (String name : ofEveryGeneration(connection, database)) {
            try (PreparedStatement drop = connection.prepareStatement("SELECT pg_drop_replication_slot(?)")) {
                drop.setString(1, name);
                drop.execute();
            }
        }
    }

    private static List<String> ofEveryGeneration(Connection connection, String database) throws SQLException {
        String sql = "SELECT slot_name FROM pg_replication_slots WHERE slot_name ~ ?";
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, patternOf(database));
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }
}
