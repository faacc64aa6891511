package io.headroom.core.sizing;

import io.headroom.core.capacity.StatedTotal;
import java.util.List;
import java.util.Optional;

/**
 * What a sheet claims beside its items.
 *
 * @param rowBytes of all rows together
 * @param diskBytes with indexes and all else
 * @param planBytes storage of the plan that it asks for
 * @param costs totals of prices, each with its items
 */
public record Stated(
        Optional<Range> rowBytes,
        Optional<Range> diskBytes,
        Optional<Range> concurrentUsers,
        Optional<Range> connections,
        Optional<Range> poolPerInstance,
        Optional<Range> queriesPerSecond,
        Optional<Range> planBytes,
        List<StatedTotal> costs) {

    public Stated {
        costs = List.copyOf(costs);
    }
}
