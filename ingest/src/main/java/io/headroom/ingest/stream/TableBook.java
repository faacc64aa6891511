package io.headroom.ingest.stream;

import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.change.Position;
import io.headroom.core.scope.TableName;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** The tables that a stream counts, as they stand now. Used by the engine's thread only. */
public final class TableBook {
    private final Map<TableName, CountedTable> tables = new HashMap<>();
    private final Catalogue catalogue;

    public TableBook(Collection<CountedTable> counted, Catalogue catalogue) {
        counted.forEach(this::put);
        this.catalogue = catalogue;
    }

    /** Looks a table up that was altered. */
    public interface Catalogue {
        /** @return nothing if the table is gone, or cannot be read as it is now */
        @Nullable
        RowReader reader(TableName table);
    }

    /** @return nothing for a table that is not counted (any more) */
    @Nullable
    CountedTable find(TableName name) {
        return tables.get(name);
    }

    /** The table, able to read rows of this image's form. */
    CountedTable fit(CountedTable table, @Nullable Struct image) {
        if (image == null || table.rows().understands(image)) {
            return table;
        }
        RowReader reader = catalogue.reader(table.watched().name());
        return reader == null ? table : put(new CountedTable(table.watched(), reader));
    }

    /** The table in its next epoch, which begins at {@code start}. */
    CountedTable raiseEpoch(CountedTable table, Position start) {
        WatchedTable was = table.watched();
        return put(table.as(was.inEpoch(was.epoch() + 1, start.toString())));
    }

    /** The counted tables once their rows are known: none of them is being seeded any more. */
    public List<WatchedTable> live() {
        tables.replaceAll((name, table) -> table.as(table.watched().in(TableWatch.LIVE, null)));
        return tables.values().stream().map(CountedTable::watched).toList();
    }

    Collection<CountedTable> all() {
        return tables.values();
    }

    private CountedTable put(CountedTable table) {
        tables.put(table.watched().name(), table);
        return table;
    }
}
