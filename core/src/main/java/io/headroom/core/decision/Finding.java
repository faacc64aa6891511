package io.headroom.core.decision;

import io.headroom.core.capacity.OfferFact;
import io.headroom.core.trigger.Reading;
import io.headroom.core.trigger.Rule;
import io.headroom.core.trigger.TriggerMeasure;
import io.headroom.core.usage.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A reading to be held against the rules.
 *
 * @param storageUsed of the instance, as a share, where it is known
 * @param plan what the instance should change to, where that would mend it
 */
record Finding(
        String instance,
        Subject subject,
        TriggerMeasure measure,
        Reading reading,
        @Nullable Double storageUsed,
        @Nullable OfferFact plan) {

    Finding(String instance, Subject subject, TriggerMeasure measure, Reading reading) {
        this(instance, subject, measure, reading, null, null);
    }

    /** The reading as this rule takes it: content while there is ample storage. */
    Reading readingFor(Rule rule, Reading seen) {
        boolean ample = storageUsed != null
                && seen.known().isPresent()
                && rule.ample().filter(share -> storageUsed < share).isPresent();
        return ample ? new Reading.Ample(seen.at(), seen.known().getAsDouble()) : seen;
    }
}
