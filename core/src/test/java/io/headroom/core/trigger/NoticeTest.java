package io.headroom.core.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.usage.Subject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticeTest {
    private static final TriggerFact WARNING = fact("storage-warning", Severity.WARNING, Phase.FIRING, "main");
    private static final TriggerFact CRITICAL = fact("storage-critical", Severity.CRITICAL, Phase.FIRING, "main");

    @Test
    void theGraverOfTwoAboutOneMatterSpeaks() {
        List<TriggerFact> all = List.of(WARNING, CRITICAL);

        assertThat(Notice.graver(WARNING, all)).contains(CRITICAL);
        assertThat(Notice.graver(CRITICAL, all)).isEmpty();
    }

    @Test
    void whatDoesNotFire_orIsAboutSomethingElse_silencesNobody() {
        TriggerFact over = fact("storage-critical", Severity.CRITICAL, Phase.RESOLVED, "main");
        TriggerFact elsewhere = fact("storage-critical", Severity.CRITICAL, Phase.FIRING, "other");

        assertThat(Notice.graver(WARNING, List.of(WARNING, over, elsewhere))).isEmpty();
    }

    private static TriggerFact fact(String rule, Severity severity, Phase state, String instance) {
        return new TriggerFact(
                instance,
                null,
                rule,
                TriggerMeasure.STORAGE_USED.resource(),
                severity,
                state,
                Instant.EPOCH,
                0.95,
                0.9,
                "full",
                Subject.instance(instance),
                TriggerMeasure.STORAGE_USED,
                TriggerMeasure.STORAGE_USED.unit(),
                null);
    }
}
