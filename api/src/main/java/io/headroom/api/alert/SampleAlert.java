package io.headroom.api.alert;

import io.headroom.core.config.AlertsConfig;
import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.Severity;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.trigger.TriggerMeasure;
import io.headroom.core.usage.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends every receiver a notification that says it is a test, so that people see one before they need one. */
public final class SampleAlert {
    private static final String INSTANCE = "headroom-test";

    private SampleAlert() {}

    /**
     * What a receiver did.
     *
     * @param said half a sentence
     */
    public record Answer(String receiver, String place, boolean arrived, String said) {}

    public static List<Answer> send(AlertsConfig config, Instant now) throws InterruptedException {
        List<Answer> answers = new ArrayList<>();
        for (var entry : config.receivers().entrySet()) {
            Receiver receiver = new Receiver(entry.getKey(), entry.getValue());
            Outcome outcome = receiver.send(List.of(sample(config.link(), now)), now);
            answers.add(new Answer(
                    receiver.name(),
                    receiver.config().place(),
                    outcome instanceof Outcome.Delivered,
                    outcome.detail()));
        }
        return answers;
    }

    private static Notification sample(@Nullable String link, Instant now) {
        TriggerMeasure measure = TriggerMeasure.STORAGE_USED;
        TriggerFact fact = new TriggerFact(
                INSTANCE,
                null,
                "alerts-test",
                measure.resource(),
                Severity.WARNING,
                Phase.FIRING,
                now,
                0.76,
                0.75,
                "this is a test: storage at 76.0 % has been above 75.0 % for 600 s",
                Subject.instance(INSTANCE),
                measure,
                measure.unit(),
                null);
        return new Notification(fact, link, Duration.ofMinutes(1));
    }
}
