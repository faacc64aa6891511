package io.headroom.api.capacity;

import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.capacity.Verdict;
import io.headroom.core.quantity.Bytes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do about an instance.
 *
 * @param asOf when it was judged; before that, when it was read, and null if it has not been
 * @param reason one sentence
 * @param doubt why the verdict is UNDECIDED
 * @param capacityBytes its storage
 * @param neededBytes P90 at the horizon
 * @param plan what it runs on, with its price
 * @param nextPlan the cheapest plan that holds what is expected
 * @param noNextPlan why there is none
 * @param remedies what helps before money does, in order of what it costs; empty where nothing is called for
 * @param notOffered what may be called for and is not offered, and why
 * @param connections how many the instance needs and carries; null while nobody has counted them
 * @param path the plans to be on over the coming year
 * @param nextPlanBecause what the present plan has too little of, and when; null where no larger one is offered
 * @param resources what is known of connections, memory and processors, each with why it is left out if it is; empty while
 *     nothing is judged
 */
record Advice(
        String instance,
        @Nullable Instant asOf,
        Verdict verdict,
        String reason,
        @Nullable Refusal doubt,
        @Nullable Long usedBytes,
        @Nullable Long capacityBytes,
        @Nullable Long neededBytes,
        @Nullable PlanOffer plan,
        @Nullable PlanOffer nextPlan,
        @Nullable String noNextPlan,
        List<Remedy> remedies,
        List<NotOffered> notOffered,
        @Nullable ConnectionProfile connections,
        @Nullable PlanSchedule path,
        @Nullable String nextPlanBecause,
        List<ResourceNeed> resources) {
    static Advice of(RecommendationFact said, Remedies.Found found, @Nullable ConnectionProfile connections) {
        return new Advice(
                said.instance(),
                said.asOf(),
                said.verdict(),
                said.reason(),
                Refusal.of(said.doubt()),
                said.usedBytes(),
                said.capacityBytes(),
                said.neededBytes(),
                PlanOffer.of(said.plan()),
                PlanOffer.of(said.nextPlan()),
                said.noNextPlan(),
                found.remedies(),
                found.notOffered(),
                connections,
                PlanSchedule.of(said.path()),
                said.nextPlanBecause(),
                said.resources().stream().map(ResourceNeed::of).toList());
    }

    /** Where nothing has been decided yet. */
    static Advice of(Unjudged known) {
        Refusal doubt = known.refusal();
        return new Advice(
                known.instance(),
                known.asOf(),
                Verdict.UNDECIDED,
                doubt.detail(),
                doubt,
                known.usedBytes(),
                known.storage().map(Bytes::count).orElse(null),
                null,
                null,
                null,
                doubt.detail(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of());
    }
}
