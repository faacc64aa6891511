package io.headroom.ingest.stream;

import io.headroom.core.capture.WatchedTable;
import io.headroom.core.change.Position;
import io.headroom.core.change.TableId;

/** A table whose rows are counted: its record as last written, and how to read its rows. */
public record CountedTable(WatchedTable watched, RowReader rows) {

    TableId id() {
        return watched.id();
    }

    int epoch() {
        return watched.epoch();
    }

    Position epochStart() {
        return Position.parse(watched.epochStart());
    }

    CountedTable as(WatchedTable now) {
        return new CountedTable(now, rows);
    }
}
