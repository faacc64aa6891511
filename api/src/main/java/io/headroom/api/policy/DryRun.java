package io.headroom.api.policy;

import io.headroom.core.capacity.Resource;
import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.Severity;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.trigger.TriggerMeasure;
import io.headroom.core.usage.UsageUnit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What other policies would have done.
 *
 * @param readings that were judged
 * @param items every transition there would have been, in order of time
 * @param omitted how many more there would have been, if they were too many to show
 * @param notice how much earlier or later somebody would have been told, by subject and resource
 * @param notReplayed rules of which the past says nothing
 */
record DryRun(
        Instant from,
        Instant to,
        long readings,
        List<Change> items,
        int omitted,
        List<Notice> notice,
        List<NotReplayed> notReplayed,
        @Nullable String nextCursor) {

    /**
     * A transition.
     *
     * @param value what was measured, in {@code unit}
     */
    record Change(
            Instant at,
            String instance,
            String subject,
            String rule,
            Severity severity,
            TriggerMeasure measure,
            Phase state,
            double value,
            double threshold,
            UsageUnit unit,
            String reason) {
        static Change of(TriggerFact fact) {
            return new Change(
                    fact.since(),
                    fact.instance(),
                    fact.subject().toString(),
                    fact.rule(),
                    fact.severity(),
                    fact.measure(),
                    fact.state(),
                    fact.value(),
                    fact.threshold(),
                    fact.unit(),
                    fact.cause());
        }
    }

    /**
     * The first alarm about a resource of a subject.
     *
     * @param firstNow when the policies in force fired first, null if never
     * @param ruleNow that did
     * @param firstThen when the others would have, null if never
     * @param ruleThen that would have
     * @param noticeDays gained by the others; negative where they would have been later, null where one never fires
     */
    record Notice(
            String instance,
            String subject,
            Resource resource,
            @Nullable Instant firstNow,
            @Nullable String ruleNow,
            @Nullable Instant firstThen,
            @Nullable String ruleThen,
            @Nullable Double noticeDays) {}

    /** A rule that cannot be replayed, and why. */
    record NotReplayed(String rule, String reason) {}
}
