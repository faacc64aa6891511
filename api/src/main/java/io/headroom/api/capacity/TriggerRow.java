package io.headroom.api.capacity;

import io.headroom.api.silence.StandingSilences;
import io.headroom.core.capacity.Resource;
import io.headroom.core.silence.Acknowledgement;
import io.headroom.core.silence.Silence;
import io.headroom.core.trigger.Notice;
import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.Severity;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.trigger.TriggerMeasure;
import io.headroom.core.usage.UsageUnit;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A trigger as it is now.
 *
 * @param database whose trigger it is, null where it is the instance's
 * @param since when this state began
 * @param value what was measured then, in {@code unit}; a share is of the capacity
 * @param threshold beyond which the rule fires, in {@code unit}
 * @param reason a sentence for people
 * @param subject what it is about, such as instance:main or replica:main/standby@10.0.0.2
 * @param quietedBy the graver rule that fires about the same matter and notifies in this one's place
 * @param silencedBy id of the silence for which nobody is told of it
 * @param silencedUntil when that ends
 * @param acknowledgedBy who knows of this firing
 * @param targetPlan what to change to, where a plan mends it and one is known
 */
record TriggerRow(
        String instance,
        @Nullable String database,
        String rule,
        Resource resource,
        Severity severity,
        Phase state,
        Instant since,
        double value,
        double threshold,
        String reason,
        String subject,
        TriggerMeasure measure,
        UsageUnit unit,
        @Nullable String quietedBy,
        @Nullable String silencedBy,
        @Nullable Instant silencedUntil,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        @Nullable PlanOffer targetPlan) {

    /** @param all triggers there are, itself among them */
    static TriggerRow of(TriggerFact fact, Collection<TriggerFact> all, StandingSilences standing) {
        Optional<Silence> silence = standing.silence(fact);
        Optional<Acknowledgement> known = standing.acknowledgement(fact);
        return new TriggerRow(
                fact.instance(),
                fact.database(),
                fact.rule(),
                fact.resource(),
                fact.severity(),
                fact.state(),
                fact.since(),
                fact.value(),
                fact.threshold(),
                fact.cause(),
                fact.subject().toString(),
                fact.measure(),
                fact.unit(),
                fact.state() == Phase.FIRING
                        ? Notice.graver(fact, all).map(TriggerFact::rule).orElse(null)
                        : null,
                silence.map(Silence::id).orElse(null),
                silence.map(Silence::until).orElse(null),
                known.map(Acknowledgement::author).orElse(null),
                known.map(Acknowledgement::at).orElse(null),
                PlanOffer.of(fact.targetPlan()));
    }
}
