package io.headroom.api.capacity;

import io.headroom.core.capacity.RecommendationFact;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When each limit of an instance is reached.
 *
 * @param asOf when it was judged; before that, when it was read, and null if it has not been
 * @param limits the nearest first, each with its own refusal where nothing can be said about it
 * @param refusal why there is no date for any limit of the storage
 */
record InstanceRunway(
        String instance,
        @Nullable Instant asOf,
        List<LimitRow> limits,
        @Nullable Refusal refusal) {
    /** @param measured the limits of what is measured, in any order */
    static InstanceRunway of(RecommendationFact said, List<LimitRow> measured) {
        Stream<LimitRow> stored =
                said.runways().stream().map(runway -> LimitRow.of(runway, said.usedBytes(), said.capacityBytes()));
        return new InstanceRunway(
                said.instance(), said.asOf(), worstFirst(stored, measured), Refusal.of(said.noRunway()));
    }

    /** Where nothing has been decided yet. */
    static InstanceRunway of(Unjudged known, List<LimitRow> measured) {
        return new InstanceRunway(
                known.instance(), known.asOf(), worstFirst(known.limits().stream(), measured), known.refusal());
    }

    private static List<LimitRow> worstFirst(Stream<LimitRow> stored, List<LimitRow> measured) {
        return Stream.concat(stored, measured.stream())
                .sorted(LimitRow.WORST_FIRST)
                .toList();
    }
}
