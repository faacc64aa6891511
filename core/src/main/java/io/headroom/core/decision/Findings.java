package io.headroom.core.decision;

import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.OfferFact;
import io.headroom.core.capacity.Recommendation;
import io.headroom.core.capture.CaptureState;
import io.headroom.core.forecast.Projection;
import io.headroom.core.trigger.Reading;
import io.headroom.core.trigger.Runways;
import io.headroom.core.trigger.TriggerMeasure;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.Observation;
import io.headroom.core.usage.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an input has to say to the rules. */
final class Findings {
    private Findings() {}

    /** Of the storage of an instance, and of the databases on it. */
    static List<Finding> sampled(
            InstanceSample sample,
            Capacity capacity,
            Recommendation said,
            Projection projection,
            @Nullable OfferFact plan) {
        Subject instance = Subject.instance(sample.instance());
        Reading storage = Reading.storage(sample, capacity);
        Reading early = Runways.left(said.runways(), projection, capacity, sample.at());
        Reading likely = Runways.likelyLeft(said.runways(), projection, capacity, sample.at());
        @Nullable Double used = storage instanceof Reading.Measured measured ? (Double) measured.value() : null;
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(sample.instance(), instance, TriggerMeasure.STORAGE_USED, storage, used, plan));
        findings.add(new Finding(sample.instance(), instance, TriggerMeasure.STORAGE_RUNWAY, early, used, plan));
        findings.add(
                new Finding(sample.instance(), instance, TriggerMeasure.STORAGE_LIKELY_RUNWAY, likely, used, plan));
        sample.databases()
                .forEach((database, bytes) -> findings.add(new Finding(
                        sample.instance(),
                        Subject.database(database),
                        TriggerMeasure.DATABASE_SIZE,
                        new Reading.Measured(sample.at(), (double) bytes),
                        used,
                        plan)));
        return findings;
    }

    /** Of what the sampler read, as far as rules can be about it. */
    static List<Finding> observed(String instance, InstanceInput.Observed observed) {
        List<Finding> findings = new ArrayList<>();
        for (Observation value : observed.values()) {
            TriggerMeasure.of(value.measure())
                    .ifPresent(measure -> findings.add(new Finding(
                            instance, value.subject(), measure, new Reading.Measured(observed.at(), value.value()))));
        }
        return findings;
    }

    /**
     * Of a capture. That all is well needs to be said now and then only.
     *
     * @param due whether it is time to say so again
     */
    static List<Finding> captured(String instance, InstanceInput.Heard heard, boolean due) {
        Subject subject = Subject.database(heard.database());
        List<Finding> findings = new ArrayList<>();
        if (heard.slotWal() != null) {
            Reading retained = Reading.ownSlot(heard.slotWal());
            findings.add(new Finding(instance, subject, TriggerMeasure.OWN_SLOT_WAL, retained));
        }
        int trouble = trouble(heard.state());
        if (due || trouble > 0) {
            Reading reading = new Reading.Measured(heard.at(), trouble);
            findings.add(new Finding(instance, subject, TriggerMeasure.CAPTURE_TROUBLE, reading));
        }
        return findings;
    }

    static Finding setAside(String instance, String database, Instant at) {
        return deadLetters(instance, database, at, 1);
    }

    static Finding noneSetAside(String instance, String database, Instant at) {
        return deadLetters(instance, database, at, 0);
    }

    private static Finding deadLetters(String instance, String database, Instant at, int records) {
        Reading reading = new Reading.Measured(at, records);
        return new Finding(instance, Subject.database(database), TriggerMeasure.DEAD_LETTERS, reading);
    }

    private static int trouble(CaptureState state) {
        return switch (state) {
            case STARTING, SNAPSHOT, STREAMING, SAMPLED -> 0;
            case RETRYING -> 1;
            case GIVEN_UP, FAILED -> 2;
        };
    }
}
