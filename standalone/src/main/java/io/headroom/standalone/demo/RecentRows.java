package io.headroom.standalone.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The newest rows of a table when the workload began: what people work on. A small set on purpose, because space that
 * updates leave behind is used again soonest where the next update comes.
 */
final class RecentRows {

    private static final int COUNT = 100;

    private final List<Integer> ids;
    private final SplittableRandom random;

    private RecentRows(List<Integer> ids, SplittableRandom random) {
        this.ids = ids;
        this.random = random;
    }

    static RecentRows of(Connection connection, DemoTable table, SplittableRandom random) throws SQLException {
        String sql = "SELECT \"id\" FROM " + table.quoted() + " WHERE \"tenantId\" <> ? ORDER BY \"id\" DESC LIMIT ?";
        List<Integer> ids = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, DemoTenant.TRURO);
            statement.setInt(2, COUNT);
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                ids.add(row.getInt(1));
            }
        }
        return new RecentRows(ids, random);
    }

    int any() {
        return ids.get(random.nextInt(ids.size()));
    }
}
