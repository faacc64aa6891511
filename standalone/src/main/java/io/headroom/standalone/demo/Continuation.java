package io.headroom.standalone.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Lets every table grow on as it did in the last four weeks of its history, by rows like those of that time. So who
 * grew then grows now, and a forecast made from the history is not proved wrong by the demo itself.
 */
final class Continuation implements Chore {

    private static final Duration PATTERN = Duration.ofDays(28);

    /** The others have few rows, and names that must not come twice. */
    private static final List<DemoTable> GROWING = List.of(
            DemoTable.SESSION, DemoTable.CUSTOMER, DemoTable.BOOKING, DemoTable.ACHIEVEMENT, DemoTable.AUDIT_LOG);

    /** How many rows the pattern has, and how many have been added after it. */
    private static final class Growing {
        private final long seen;
        private long added;

        Growing(long seen) {
            this.seen = seen;
        }
    }

    private final Instant began;
    private final Map<DemoTable, Growing> tables = new EnumMap<>(DemoTable.class);

    Continuation(Connection connection, Instant began) throws SQLException {
        this.began = began;
        for (DemoTable table : GROWING) {
            tables.put(table, new Growing(count(connection, table)));
        }
    }

    @Override
    public void run(Connection connection, Instant now) throws SQLException {
        double periods = (double) Duration.between(began, now).toMillis() / PATTERN.toMillis();
        for (Map.Entry<DemoTable, Growing> entry : tables.entrySet()) {
            Growing growing = entry.getValue();
            // Counted from the beginning each time: rounding must not add up over a long demo.
            long due = (long) (growing.seen * periods) - growing.added;
            if (due > 0) {
                add(connection, entry.getKey(), now, due);
                growing.added += due;
            }
        }
    }

    private long count(Connection connection, DemoTable table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT count(*)" + pattern(table))) {
            setPattern(statement, 1);
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    /** Copies rows picked at random, so that tenants grow in the proportions they grew in. */
    private void add(Connection connection, DemoTable table, Instant now, long rows) throws SQLException {
        String sql = "INSERT INTO " + table.quoted() + " (" + table.columns() + ") SELECT "
                + table.columnsWith(Map.of("createdAt", "?")) + " FROM (SELECT *" + pattern(table)
                + " ORDER BY random() LIMIT ?) AS pattern";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            setPattern(statement, 2);
            statement.setLong(5, rows);
            statement.executeUpdate();
        }
    }

    /** Neither an import nor a tenant about to leave is a pattern to go on by. */
    private static String pattern(DemoTable table) {
        return " FROM " + table.quoted() + " WHERE \"createdAt\" >= ? AND \"createdAt\" < ? AND \"tenantId\" <> ?"
                + (table == DemoTable.CUSTOMER ? " AND \"source\" <> 'IMPORT'" : "");
    }

    private void setPattern(PreparedStatement statement, int first) throws SQLException {
        statement.setObject(first, began.minus(PATTERN).atOffset(ZoneOffset.UTC));
        statement.setObject(first + 1, began.atOffset(ZoneOffset.UTC));
        statement.setInt(first + 2, DemoTenant.TRURO);
    }
}
