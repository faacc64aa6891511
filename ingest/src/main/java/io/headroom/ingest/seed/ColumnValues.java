package io.headroom.ingest.seed;

import io.headroom.ingest.row.Column;
import io.headroom.ingest.row.Delivered;
import io.headroom.ingest.row.NarrowRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How the engine would deliver the columns of one table: the usual types by heart, all others by asking it. */
final class ColumnValues implements NarrowRows.Deliveries {
    private static final String TYPE =
            "SELECT atttypid::bigint, atttypmod FROM pg_attribute WHERE attrelid = ?::oid AND attnum = ?";

    private final Connection connection;
    private final long table;
    private final EngineValues values;

    ColumnValues(Connection connection, long table, EngineValues values) {
        this.connection = connection;
        this.table = table;
        this.values = values;
    }

    @Override
    public Delivered of(Column column) {
        return switch (column.typeOrFail().name()) {
            case "int2", "int4", "int8" -> Delivered.NUMBER;
            case "text", "varchar", "uuid" -> Delivered.TEXT;
            default -> asked(column);
        };
    }

    private Delivered asked(Column column) {
        try (PreparedStatement statement = connection.prepareStatement(TYPE)) {
            statement.setLong(1, table);
            statement.setInt(2, column.number());
            ResultSet row = statement.executeQuery();
            row.next();
            return values.of(column.name(), (int) row.getLong(1), row.getInt(2));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look up column " + column.name() + ": " + e.getMessage(), e);
        }
    }
}
