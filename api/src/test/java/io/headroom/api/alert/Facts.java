package io.headroom.api.alert;

import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.Severity;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.trigger.TriggerMeasure;
import io.headroom.core.usage.Subject;
import java.time.Instant;

/** Triggers to tell of. */
final class Facts {
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private Facts() {}

    static TriggerFact warning(String instance, Phase state, long second) {
        return of(instance, "storage-warning", Severity.WARNING, state, second);
    }

    static TriggerFact critical(String instance, Phase state, long second) {
        return of(instance, "storage-critical", Severity.CRITICAL, state, second);
    }

    static TriggerFact of(String instance, String rule, Severity severity, Phase state, long second) {
        TriggerMeasure measure = TriggerMeasure.STORAGE_USED;
        return new TriggerFact(
                instance,
                null,
                rule,
                measure.resource(),
                severity,
                state,
                NOW.plusSeconds(second),
                0.76,
                0.75,
                "storage at 76.0 % has been above 75.0 % for 600 s",
                Subject.instance(instance),
                measure,
                measure.unit(),
                null);
    }
}
