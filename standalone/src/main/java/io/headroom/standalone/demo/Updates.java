package io.headroom.standalone.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SplittableRandom;

/** Seats are taken and given back, customers are looked at: changes that leave every row as wide as it was. */
final class Updates implements Chore {

    private static final String SEATS =
            "UPDATE \"Session\" SET \"updatedAt\" = ?, \"seatsTaken\" = (\"seatsTaken\" + 1) % (\"seats\" + 1)"
                    + " WHERE \"id\" = ?";
    private static final String VISIT = "UPDATE \"Customer\" SET \"updatedAt\" = ? WHERE \"id\" = ?";

    private final RecentRows sessions;
    private final RecentRows customers;

    Updates(Connection connection, SplittableRandom random) throws SQLException {
        this.sessions = RecentRows.of(connection, DemoTable.SESSION, random);
        this.customers = RecentRows.of(connection, DemoTable.CUSTOMER, random);
    }

    @Override
    public void run(Connection connection, Instant now) throws SQLException {
        update(connection, SEATS, now, sessions.any());
        update(connection, VISIT, now, customers.any());
    }

    private static void update(Connection connection, String sql, Instant now, int id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setInt(2, id);
            statement.executeUpdate();
        }
    }
}
