package io.headroom.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.testkit.TestServers;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;

/** A database of a test's own, and what PostgreSQL itself says about sizes in it. */
final class Sample {
    final Connection connection;
    final String database;
    private final TypeCatalogue types;

    private Sample(String database) throws SQLException {
        this.database = database;
        this.connection = TestServers.shared().postgres().connect(database);
        execute("CREATE EXTENSION pageinspect; CREATE EXTENSION hstore; CREATE EXTENSION citext;"
                + "CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy')");
        this.types = TypeCatalogue.read(connection);
    }

    static Sample open() {
        try {
            return new Sample(TestServers.shared().postgres().newDatabase("rows"));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot prepare the database", e);
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    TableShape shape(String table) throws SQLException {
        return new CatalogueReader(connection)
                .read(name -> name.name().equals(table))
                .get(0);
    }

    /** Compares our size of a value with PostgreSQL's size of one that was never stored, and so never compressed. */
    void assertAgrees(String type, Object literal) throws SQLException {
        assertAgrees(type, literal, text -> text);
    }

    /** @param delivered what Debezium makes of PostgreSQL's text for the value */
    void assertAgrees(String type, Object literal, Function<String, Object> delivered) throws SQLException {
        String sql = "SELECT pg_column_size(v) - 4, format('%s', v), pg_typeof(v)::oid::bigint" + " FROM (SELECT ?::"
                + type + " AS v OFFSET 0) AS q";
        try (PreparedStatement query = prepare(sql, literal);
                ResultSet row = query.executeQuery()) {
            row.next();
            ColumnType resolved = types.get(row.getLong(3));
            Object value = delivered.apply(row.getString(2));

            assertThat(Payloads.of(resolved).of(value))
                    .as("%s %s", type, row.getString(2))
                    .isEqualTo(row.getInt(1));
            assertThat(Payloads.estimates(resolved)).as(type).isFalse();
        }
    }

    /** Length of a stored row's tuple, as the line pointer in its page has it. */
    long tupleLength(String table, String where) throws SQLException {
        return Long.parseLong(text("""
                SELECT lp_len FROM %1$s AS t, LATERAL heap_page_items(get_raw_page('%1$s', (t.ctid::text::point)[0]::int))
                 WHERE t_ctid = t.ctid AND %2$s
                """.formatted(table, where)));
    }

    String text(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement query = prepare(sql, parameters);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    Array array(String type, Object... elements) throws SQLException {
        return connection.createArrayOf(type, elements);
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setObject(i + 1, parameters[i]);
        }
        return query;
    }
}
