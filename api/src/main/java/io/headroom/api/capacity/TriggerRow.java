package io.headroom.api.capacity;

import io.headroom.core.capacity.Resource;
import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.Severity;
import io.headroom.core.trigger.TriggerFact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trigger as it is now.
 *
 * @param database whose trigger it is, null where it is the instance's
 * @param since when this state began
 * @param value what was measured then, as a share of the capacity
 * @param threshold above which the rule fires, as a share of the capacity
 * @param reason a sentence for people
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
        String reason) {
    static TriggerRow of(TriggerFact fact) {
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
                fact.cause());
    }
}
