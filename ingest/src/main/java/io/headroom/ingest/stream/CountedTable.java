package io.headroom.ingest.stream;

import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.change.Position;
import io.headroom.core.change.TableId;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows are counted: its record as last written, and how to read its rows.
 *
 * @param seeds what its seeds show, while something of that may still be streamed
 */
public record CountedTable(
        WatchedTable watched, RowReader rows, @Nullable Visibility seeds) {

    public static CountedTable of(WatchedTable watched, RowReader rows) {
        return new CountedTable(watched, rows, watched.snapshot() == null ? null : Visibility.of(watched.snapshot()));
    }

    public TableId id() {
        return watched.id();
    }

    public int epoch() {
        return watched.epoch();
    }

    Position epochStart() {
        return Position.parse(watched.epochStart());
    }

    CountedTable as(WatchedTable now) {
        return CountedTable.of(now, rows);
    }

    /** Whether its rows are still to be read, or being read. */
    public boolean isBeingSeeded() {
        return watched.state() == TableWatch.SEEDING;
    }

    /** Whether a snapshot to seed it from is still to be taken; it will show everything that was streamed until then. */
    public boolean awaitsSnapshot() {
        return isBeingSeeded() && watched.snapshot() == null;
    }

    /** Whether a streamed change says what the seeds do not. */
    boolean isNews(long transaction, OptionalLong previousCommit) {
        if (awaitsSnapshot()) {
            return false;
        }
        return seeds == null
                || (previousCommit.isPresent() && seeds.liesBefore(previousCommit.getAsLong()))
                || !seeds.shows(transaction);
    }
}
