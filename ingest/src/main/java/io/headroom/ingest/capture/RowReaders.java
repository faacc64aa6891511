package io.headroom.ingest.capture;

import io.headroom.core.capture.WatchedTable;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.scope.TableName;
import io.headroom.ingest.row.CatalogueReader;
import io.headroom.ingest.row.TableShape;
import io.headroom.ingest.source.Access;
import io.headroom.ingest.stream.CountedTable;
import io.headroom.ingest.stream.RowReader;
import io.headroom.ingest.stream.ShapedRows;
import io.headroom.ingest.stream.TableBook;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes readers for the rows of a database's tables, from the catalogue as it is at the time. */
final class RowReaders implements TableBook.Catalogue {
    private final DatabaseConfig config;
    private final Map<TableName, WatchedTable> counted = new HashMap<>();

    RowReaders(DatabaseConfig config, List<WatchedTable> counted) {
        this.config = config;
        counted.forEach(table -> this.counted.put(table.name(), table));
    }

    /** Tables that have vanished meanwhile are left out. */
    TableBook book(Connection connection) throws SQLException {
        List<CountedTable> tables = new ArrayList<>();
        for (TableShape shape : new CatalogueReader(connection).read(counted::containsKey)) {
            WatchedTable table = counted.get(shape.name());
            if (table != null) {
                tables.add(new CountedTable(table, reader(shape, table)));
            }
        }
        return new TableBook(tables, this);
    }

    @Override
    public @Nullable RowReader reader(TableName name) {
        WatchedTable table = counted.get(name);
        try (Connection connection = Access.open(config)) {
            List<TableShape> shapes = new CatalogueReader(connection).read(name::equals);
            return shapes.isEmpty() || table == null ? null : reader(shapes.get(0), table);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look up table " + name + ": " + e.getMessage(), e);
        }
    }

    private RowReader reader(TableShape shape, WatchedTable table) {
        return new ShapedRows(shape, table.tenantColumn(), config.createdAt());
    }
}
