package io.headroom.api.capacity;

import io.headroom.core.capacity.RecommendationFact;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When each limit of an instance is reached.
 *
 * @param limits the nearest first, each with its own refusal where nothing can be said about it
 * @param refusal why there is no date for any limit of the storage
 */
record InstanceRunway(
        String instance,
        Instant asOf,
        List<LimitRow> limits,
        @Nullable Refusal refusal) {
    /** @param measured the limits of what is measured, in any order */
    static InstanceRunway of(RecommendationFact said, List<LimitRow> measured) {
        Stream<LimitRow> stored =
                said.runways().stream().map(runway -> LimitRow.of(runway, said.usedBytes(), said.capacityBytes()));
        return new InstanceRunway(
                said.instance(),
                said.asOf(),
                Stream.concat(stored, measured.stream())
                        .sorted(LimitRow.WORST_FIRST)
                        .toList(),
                Refusal.of(said.noRunway()));
    }
}
