package io.headroom.api.sizing;

import io.headroom.core.sizing.LoadSize;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the users come to.
 *
 * @param connections in use together
 * @param poolPerApplicationInstance null if the sheet names no number of instances
 * @param busyConnections by the queries alone, null if the sheet does not say how long one takes
 */
@Schema(name = "SizingLoad")
record LoadRow(
        RangeRow users,
        FigureRow concurrentUsers,
        FigureRow connections,
        @Nullable FigureRow poolPerApplicationInstance,
        FigureRow queriesPerSecond,
        FigureRow readsPerSecond,
        FigureRow writesPerSecond,
        @Nullable FigureRow busyConnections) {

    static LoadRow of(LoadSize load) {
        return new LoadRow(
                RangeRow.of(load.users()),
                FigureRow.of(load.concurrentUsers()),
                FigureRow.of(load.connections()),
                FigureRow.of(load.pool()),
                FigureRow.of(load.queriesPerSecond()),
                FigureRow.of(load.readsPerSecond()),
                FigureRow.of(load.writesPerSecond()),
                FigureRow.of(load.busy()));
    }
}
