package io.headroom.standalone.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** The two turns the story takes. Each happens once in a database's life, however often the demo is started on it. */
final class Turns {

    static final int IMPORTED = 6_000;

    private static final int COPIES = IMPORTED / DemoTenant.IMPORTED;
    private static final String IMPORTS = " FROM \"Customer\" WHERE \"tenantId\" = ? AND \"source\" = 'IMPORT'";
    private static final DemoTable CUSTOMER = DemoTable.CUSTOMER;
    private static final String AGAIN = "INSERT INTO \"Customer\" (" + CUSTOMER.columns() + ") SELECT "
            + CUSTOMER.columnsWith(Map.of("createdAt", "?"))
            + " FROM (SELECT *" + IMPORTS + ") AS imported, generate_series(1, " + COPIES + ")";

    private Turns() {}

    /** Bristol Skills imports again, twice as much as the first time. */
    static void importCustomers(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement("SELECT count(*)" + IMPORTS)) {
            count.setInt(1, DemoTenant.BRISTOL_SKILLS);
            ResultSet row = count.executeQuery();
            row.next();
            if (row.getInt(1) > DemoTenant.IMPORTED) {
                return;
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(AGAIN)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setInt(2, DemoTenant.BRISTOL_SKILLS);
            statement.executeUpdate();
        }
    }

    /** Truro Rope Access leaves: children first, and the tenant itself last. */
    static void leave(Connection connection, Instant now) throws SQLException {
        DemoTable[] tables = DemoTable.values();
        for (int i = tables.length - 1; i >= 0; i--) {
            String sql = "DELETE FROM " + tables[i].quoted() + " WHERE \"tenantId\" = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setInt(1, DemoTenant.TRURO);
                statement.executeUpdate();
            }
        }
    }
}
