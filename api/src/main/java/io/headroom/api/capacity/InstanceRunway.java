package io.headroom.api.capacity;

import io.headroom.core.capacity.RecommendationFact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When each limit of an instance is reached.
 *
 * @param limits the nearest first; empty where nothing can be said
 * @param refusal why there is no date
 */
record InstanceRunway(
        String instance,
        Instant asOf,
        List<LimitRow> limits,
        @Nullable Refusal refusal) {
    static InstanceRunway of(RecommendationFact said) {
        return new InstanceRunway(
                said.instance(),
                said.asOf(),
                said.runways().stream()
                        .map(runway -> LimitRow.of(runway, said.usedBytes(), said.capacityBytes()))
                        .toList(),
                Refusal.of(said.noRunway()));
    }
}
