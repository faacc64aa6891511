package io.headroom.api.capacity;

import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.capacity.Verdict;
import io.headroom.core.quantity.Bytes;
import io.headroom.core.usage.InstanceSample;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An instance as the list shows it.
 *
 * @param databases those of it that are watched
 * @param asOf when the verdict was given
 * @param resources what of it is used, and how much there is
 * @param plan what it runs on, with its price; null where none is declared
 * @param verdict UNDECIDED while nothing is known, which is no synonym of healthy
 * @param doubt why it is undecided
 * @param runway to the limit that is reached first
 * @param noRunway why there is none
 */
record InstanceSummary(
        String name,
        List<String> databases,
        @Nullable Instant asOf,
        List<ResourceUse> resources,
        @Nullable PlanOffer plan,
        Verdict verdict,
        @Nullable Refusal doubt,
        @Nullable LimitRow runway,
        @Nullable Refusal noRunway) {

    /**
     * @param reading null if it has not been read lately
     * @param measured the limits of what is measured
     */
    static InstanceSummary of(
            List<String> databases,
            RecommendationFact said,
            @Nullable InstanceSample reading,
            List<LimitRow> measured) {
        Stream<LimitRow> stored = said.runways().stream()
                .limit(1)
                .map(runway -> LimitRow.of(runway, said.usedBytes(), said.capacityBytes()));
        return new InstanceSummary(
                said.instance(),
                databases,
                said.asOf(),
                ResourceUse.of(said.capacityBytes(), reading),
                PlanOffer.of(said.plan()),
                said.verdict(),
                Refusal.of(said.doubt()),
                nearest(stored, measured),
                Refusal.of(said.noRunway()));
    }

    /** Where nothing has been decided yet. */
    static InstanceSummary of(List<String> databases, Unjudged known, List<LimitRow> measured) {
        Long storage = known.storage().map(Bytes::count).orElse(null);
        return new InstanceSummary(
                known.instance(),
                databases,
                null,
                ResourceUse.of(storage, known.reading()),
                null,
                Verdict.UNDECIDED,
                known.refusal(),
                nearest(known.limits().stream().filter(row -> row.p10() != null), measured),
                known.refusal());
    }

    /** Of what is measured, only what has a date comes before the storage. */
    private static @Nullable LimitRow nearest(Stream<LimitRow> stored, List<LimitRow> measured) {
        return Stream.concat(stored, measured.stream().filter(row -> row.p10() != null))
                .min(LimitRow.WORST_FIRST)
                .orElse(null);
    }
}
