package io.headroom.core.silence;

import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.Severity;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.trigger.TriggerMeasure;
import io.headroom.core.usage.Subject;
import java.time.Instant;

/** One trigger, at different moments. */
final class Firing {
    private Firing() {}

    static TriggerFact at(Instant since, Phase state) {
        TriggerMeasure measure = TriggerMeasure.STORAGE_USED;
        return new TriggerFact(
                "main",
                null,
                "storage-warning",
                measure.resource(),
                Severity.WARNING,
                state,
                since,
                0.76,
                0.75,
                "storage is at 76 %",
                Subject.instance("main"),
                measure,
                measure.unit(),
                null);
    }
}
