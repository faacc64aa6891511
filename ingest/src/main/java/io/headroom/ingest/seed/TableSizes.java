package io.headroom.ingest.seed;

import io.headroom.core.scope.TableName;
import io.headroom.ingest.stream.CountedTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** About how many rows tables have: PostgreSQL's own estimate, or one by size where it has none. */
final class TableSizes {
    private static final String SQL = """
            SELECT coalesce(sum(CASE WHEN c.reltuples >= 0 THEN c.reltuples ELSE pg_relation_size(c.oid) / 128 END), 0)
            FROM pg_class c
            WHERE c.relkind = 'r' AND (c.oid = ?::oid OR c.oid IN (SELECT relid FROM pg_partition_tree(?::oid)))
            """;

    private TableSizes() {}

    static Map<TableName, Long> read(Connection connection, List<CountedTable> tables) throws SQLException {
        Map<TableName, Long> sizes = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            for (CountedTable table : tables) {
                statement.setLong(1, table.watched().oid());
                statement.setLong(2, table.watched().oid());
                ResultSet row = statement.executeQuery();
                row.next();
                sizes.put(table.watched().name(), (long) row.getDouble(1));
            }
        }
        return sizes;
    }
}
