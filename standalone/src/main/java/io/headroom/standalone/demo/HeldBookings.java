package io.headroom.standalone.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.SplittableRandom;

/** Bookings that are made and soon cancelled: plenty to see, and nothing left of it. */
final class HeldBookings {

    private static final DemoTable TABLE = DemoTable.BOOKING;
    private static final String HOLD = "INSERT INTO " + TABLE.quoted() + " (" + TABLE.columns() + ") SELECT "
            + TABLE.columnsWith(Map.of("createdAt", "?", "status", "'HELD'"))
            + " FROM " + TABLE.quoted() + " WHERE \"id\" = ? RETURNING \"id\"";
    private static final String CANCEL = "DELETE FROM " + TABLE.quoted() + " WHERE \"id\" = ?";
    private static final String CANCEL_ALL = "DELETE FROM " + TABLE.quoted() + " WHERE \"status\" = 'HELD'";

    /** A row in the database and when it goes; kept here, so that cancelling need not search the table. */
    private record Held(int id, Instant until) {}

    private final RecentRows bookings;
    private final Duration kept;
    private final Deque<Held> held = new ArrayDeque<>();

    HeldBookings(Connection connection, Duration kept, SplittableRandom random) throws SQLException {
        this.kept = kept;
        this.bookings = RecentRows.of(connection, TABLE, random);
    }

    void hold(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLD)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setInt(2, bookings.any());
            ResultSet row = statement.executeQuery();
            if (row.next()) {
                held.addLast(new Held(row.getInt(1), now.plus(kept)));
            }
        }
    }

    void cancel(Connection connection, Instant now) throws SQLException {
        while (!held.isEmpty() && !held.getFirst().until().isAfter(now)) {
            try (PreparedStatement statement = connection.prepareStatement(CANCEL)) {
                statement.setInt(1, held.getFirst().id());
                statement.executeUpdate();
            }
            held.removeFirst();
        }
    }

    /** Cancels them all, also those of a workload that was killed. */
    static void cancelAll(Connection connection) throws SQLException {
        DemoSchema.execute(connection, CANCEL_ALL);
    }
}
