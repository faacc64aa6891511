package io.headroom.core.change;

import io.headroom.core.scope.TableName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact about a whole table or database, sent to <em>every</em> partition so that each can act on it in its place among
 * the rows, without asking anybody.
 */
public sealed interface Mark extends ChangeRecord {

    /** When it happened, on PostgreSQL's clock. */
    Instant at();

    /** A mark about one table. @see #epoch() */
    sealed interface OfTable extends Mark {
        TableId table();

        /** The epoch that this mark opens or ends; epochs of a table are numbered from 1. */
        int epoch();
    }

    /**
     * A new count of the table begins: seeds of this epoch follow. Rows of earlier epochs stay valid until {@link
     * Finished}. It also carries the table's names, so that no reader of a partition needs another topic.
     *
     * @param parent the table whose rows tell whose the rows of this one are, if it is so
     * @param sampled whether sweeps count it, by {@link ShareTotal}, instead of seeds and changes
     */
    record Opened(
            TableId table,
            String database,
            TableName name,
            int epoch,
            Position position,
            Instant at,
            @Nullable TableId parent,
            boolean sampled)
            implements OfTable {

        public Opened(
                TableId table,
                String database,
                TableName name,
                int epoch,
                Position position,
                Instant at,
                @Nullable TableId parent) {
            this(table, database, name, epoch, position, at, parent, false);
        }

        public Opened(TableId table, String database, TableName name, int epoch, Position position, Instant at) {
            this(table, database, name, epoch, position, at, null, false);
        }
    }

    /** The seeds of this epoch are complete: what is still booked to an earlier epoch is gone from the table. */
    record Finished(TableId table, int epoch, Position position, Instant at) implements OfTable {}

    /**
     * A sweep of a table that is counted by sweeps is complete. The first one of an epoch says too that what is still
     * booked to an earlier epoch is gone.
     *
     * @param at when the sweep was
     * @param complete every share that has rows was told of by a sweep at or after this
     */
    record Swept(TableId table, int epoch, Position position, Instant at, Instant complete) implements OfTable {}

    /** TRUNCATE: every row so far is gone, a new epoch begins. */
    record Truncated(TableId table, int epoch, Position position, Instant at) implements OfTable {}

    /** DROP TABLE, or the table is no longer watched: every row so far is gone, and so is the table. */
    record Dropped(TableId table, int epoch, Position position, Instant at) implements OfTable {}

    /**
     * Everything the database committed before {@code at} has been sent.
     *
     * @param levels parent rows that a row's difference may have to pass before it meets its tenant; 0 if every row of
     *     the database names its own
     */
    record Watermark(String database, Position position, Instant at, int levels) implements Mark {
        public Watermark {
            if (levels < 0) {
                throw new IllegalArgumentException("levels must not be negative, got " + levels);
            }
        }

        public Watermark(String database, Position position, Instant at) {
            this(database, position, at, 0);
        }
    }

    /**
     * One end of a check: what tables hold between its two ends is held against what PostgreSQL counts in between.
     *
     * @param check its number, the same at both ends
     * @param begins whether this is the first end
     */
    record Check(String database, long check, boolean begins, List<TableId> tables, Position position, Instant at)
            implements Mark {
        public Check {
            tables = List.copyOf(tables);
        }
    }
}
