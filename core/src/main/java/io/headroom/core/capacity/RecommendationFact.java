package io.headroom.core.capacity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Recommendation} as it travels: the value of {@code headroom.recommendations}, by instance.
 *
 * @param asOf event time of the decision
 * @param reason one sentence
 * @param doubt why the verdict is UNDECIDED
 * @param capacityBytes storage of the instance
 * @param neededBytes P90 at the horizon
 * @param runways one for each limit; empty where nothing can be said
 * @param noRunway why there is none, such as no growth; a verdict may stand without
 * @param noNextPlan why there is no next plan
 * @param path the plans of the coming year, where they are known
 * @param nextPlanBecause what the present plan has too little of, in a sentence; null where no larger one is offered
 * @param resources what is known of connections, memory and processors; empty in records of older versions
 */
public record RecommendationFact(
        String instance,
        Instant asOf,
        Verdict verdict,
        String reason,
        @Nullable DoubtFact doubt,
        @Nullable Long usedBytes,
        @Nullable Long capacityBytes,
        @Nullable Long neededBytes,
        List<RunwayFact> runways,
        @Nullable DoubtFact noRunway,
        @Nullable OfferFact plan,
        @Nullable OfferFact nextPlan,
        @Nullable String noNextPlan,
        @Nullable PlanPathFact path,
        @Nullable String nextPlanBecause,
        List<ResourceFact> resources) {

    public RecommendationFact {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(reason, "reason");
        runways = List.copyOf(runways);
        resources = resources == null ? List.of() : List.copyOf(resources);
    }

    public static RecommendationFact of(Capacity capacity, Recommendation said, Instant asOf) {
        return new RecommendationFact(
                capacity.instance(),
                asOf,
                said.verdict(),
                said.reason(),
                said.doubt().map(DoubtFact::of).orElse(null),
                orNull(said.usedBytes()),
                capacity.storage().map(storage -> storage.count()).orElse(null),
                orNull(said.neededBytes()),
                said.runways().stream().flatMap(RunwayFact::of).toList(),
                noRunway(said.runways()),
                said.present().map(OfferFact::of).orElse(null),
                said.next() instanceof NextPlan.Offered next ? OfferFact.of(next.offer()) : null,
                said.next() instanceof NextPlan.None none ? none.reason() : null,
                said.path().map(PlanPathFact::of).orElse(null),
                said.nextBecause().orElse(null),
                said.resources());
    }

    /** With one runway more, in its place: the nearest limit first, those without an early date last. */
    public RecommendationFact with(RunwayFact runway) {
        List<RunwayFact> all = new ArrayList<>(runways);
        all.add(runway);
        all.sort(Comparator.comparing(one -> one.p10().day(), Comparator.nullsLast(Comparator.naturalOrder())));
        return new RecommendationFact(
                instance,
                asOf,
                verdict,
                reason,
                doubt,
                usedBytes,
                capacityBytes,
                neededBytes,
                all,
                noRunway,
                plan,
                nextPlan,
                noNextPlan,
                path,
                nextPlanBecause,
                resources);
    }

    private static @Nullable Long orNull(OptionalLong bytes) {
        return bytes.isPresent() ? bytes.getAsLong() : null;
    }

    private static @Nullable DoubtFact noRunway(List<Runway> runways) {
        for (Runway runway : runways) {
            if (runway instanceof Runway.Unknown unknown) {
                return DoubtFact.of(unknown.doubt());
            }
        }
        return null;
    }
}
