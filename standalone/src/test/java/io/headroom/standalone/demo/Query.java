package io.headroom.standalone.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Asks the demo's database, as a test would in SQL. */
final class Query {

    /** All databases and the WAL directory: what the plan's 500 MB have to hold. */
    static final String STORAGE =
            "SELECT (SELECT sum(pg_database_size(oid)) FROM pg_database)" + " + (SELECT sum(size) FROM pg_ls_waldir())";

    static final double PLAN = 500_000_000;

    private final Connection connection;

    Query(Connection connection) {
        this.connection = connection;
    }

    double number(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = bound(sql, parameters)) {
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getDouble(1);
        }
    }

    String text(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = bound(sql, parameters)) {
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getString(1);
        }
    }

    Instant time(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = bound(sql, parameters)) {
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getTimestamp(1).toInstant();
        }
    }

    private PreparedStatement bound(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            statement.setObject(i + 1, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
        }
        return statement;
    }

    /** Makes a temporary table {@code rows} of every row there is: table, tenant, creation, and bytes. */
    void collectRows() throws SQLException {
        String rows = Arrays.stream(DemoTable.values()).map(Query::rows).collect(Collectors.joining(" UNION ALL "));
        DemoSchema.execute(connection, "CREATE TEMPORARY TABLE rows AS " + rows);
    }

    private static String rows(DemoTable table) {
        String sizes = Arrays.stream(table.columns().split(", "))
                .map(column -> " + pg_column_size(" + column + ")")
                .collect(Collectors.joining());
        return "SELECT '" + table.label() + "' AS label, \"tenantId\" AS tenant, \"createdAt\" AS at, 28" + sizes
                + " AS bytes FROM " + table.quoted();
    }
}
