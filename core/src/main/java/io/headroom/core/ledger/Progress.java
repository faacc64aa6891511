package io.headroom.core.ledger;

import io.headroom.core.change.Position;

/**
 * How far one partition has applied a database's stream.
 *
 * <p>Ingest sends each partition its changes in delivery order and repeats, after a restart, everything since a
 * transaction's beginning. So within a partition a streamed change at or before the furthest position was applied
 * already: one comparison makes gross flows exact too, without a grave for every deleted row.
 */
public record Progress(Position applied) {
    public static final Progress NONE = new Progress(Position.NONE);

    public boolean isRepeat(Position position) {
        return !position.isAfter(applied);
    }

    public Progress reaching(Position position) {
        return position.isAfter(applied) ? new Progress(position) : this;
    }
}
