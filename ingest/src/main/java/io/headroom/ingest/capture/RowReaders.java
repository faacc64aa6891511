package io.headroom.ingest.capture;

import io.headroom.core.capture.WatchedTable;
import io.headroom.core.change.RowHasher;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.scope.TableName;
import io.headroom.ingest.row.CatalogueReader;
import io.headroom.ingest.row.TableShape;
import io.headroom.ingest.source.Access;
import io.headroom.ingest.stream.CountedTable;
import io.headroom.ingest.stream.OwnerReader;
import io.headroom.ingest.stream.RowReader;
import io.headroom.ingest.stream.ShapedRows;
import io.headroom.ingest.stream.TableBook;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes readers for the rows of a database's tables, from the catalogue as it is at the time. */
final class RowReaders implements TableBook.Catalogue {
    private final DatabaseConfig config;
    private final RowHasher hasher;

    /** @param hasher for the stream's thread alone */
    RowReaders(DatabaseConfig config, RowHasher hasher) {
        this.config = config;
        this.hasher = hasher;
    }

    /** Tables that have vanished meanwhile are left out. */
    List<CountedTable> counted(Connection connection, Collection<WatchedTable> tables) throws SQLException {
        Map<TableName, WatchedTable> byName =
                tables.stream().collect(Collectors.toMap(WatchedTable::name, Function.identity()));
        List<CountedTable> counted = new ArrayList<>();
        for (TableShape shape : new CatalogueReader(connection).read(byName::containsKey)) {
            WatchedTable table = byName.get(shape.name());
            if (table != null) {
                counted.add(CountedTable.of(table, reader(shape, table)));
            }
        }
        return counted;
    }

    @Override
    public @Nullable RowReader reader(WatchedTable table) {
        try (Connection connection = Access.open(config)) {
            List<TableShape> shapes = new CatalogueReader(connection).read(table.name()::equals);
            return shapes.isEmpty() ? null : reader(shapes.get(0), table);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look up table " + table.name() + ": " + e.getMessage(), e);
        }
    }

    private RowReader reader(TableShape shape, WatchedTable table) {
        return new ShapedRows(shape, OwnerReader.of(shape, table.tenancy(), hasher), config.createdAt());
    }
}
