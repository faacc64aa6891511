package io.headroom.core.decision;

import io.headroom.core.trigger.Reading;
import io.headroom.core.trigger.TriggerMeasure;
import io.headroom.core.usage.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has not been heard. The readings of an instance are the clock by which the silence of its captures is measured, and
 * they are the clock for its readings; when neither comes, nothing here knows that time passes. A clock that has only just
 * begun to tick again proves no silence: nobody was listening.
 */
final class Unheard {
    /** Captures speak every second. */
    private static final Duration OFTEN_ENOUGH = Duration.ofSeconds(10);

    private static final Duration LISTENING = Duration.ofMinutes(2);

    private final Shelf<Long> heard;

    Unheard(Shelf<Long> heard) {
        this.heard = heard;
    }

    /** An instance was read: how long have its captures been silent? */
    List<Finding> read(String instance, List<String> databases, Instant now) {
        List<Finding> findings = new ArrayList<>();
        findings.add(reading(instance, now, Duration.ZERO));
        if (listening(Subject.instance(instance), now)) {
            for (String database : databases) {
                @Nullable Duration silent = since(Subject.database(database), now);
                if (silent != null) {
                    findings.add(capture(instance, database, now, silent));
                }
            }
        }
        heard.put(Subject.instance(instance).toString(), now.toEpochMilli());
        return findings;
    }

    /** A capture spoke: how long has its instance not been read? Empty where it has spoken a moment before. */
    List<Finding> spoke(String instance, String database, Instant now) {
        Subject subject = Subject.database(database);
        @Nullable Duration since = since(subject, now);
        if (since != null && since.compareTo(OFTEN_ENOUGH) < 0) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(capture(instance, database, now, Duration.ZERO));
        @Nullable Duration unread = since(Subject.instance(instance), now);
        if (unread != null && listening(subject, now)) {
            findings.add(reading(instance, now, unread));
        }
        heard.put(subject.toString(), now.toEpochMilli());
        return findings;
    }

    private boolean listening(Subject clock, Instant now) {
        @Nullable Duration since = since(clock, now);
        return since != null && since.compareTo(LISTENING) <= 0;
    }

    private @Nullable Duration since(Subject subject, Instant now) {
        @Nullable Long last = heard.get(subject.toString());
        return last == null ? null : Duration.between(Instant.ofEpochMilli(last), now);
    }

    private static Finding capture(String instance, String database, Instant now, Duration silent) {
        return new Finding(instance, Subject.database(database), TriggerMeasure.CAPTURE_SILENCE, measured(now, silent));
    }

    private static Finding reading(String instance, Instant now, Duration silent) {
        return new Finding(instance, Subject.instance(instance), TriggerMeasure.READING_SILENCE, measured(now, silent));
    }

    private static Reading measured(Instant now, Duration silent) {
        return new Reading.Measured(now, Math.max(0, silent.toMillis() / 1000.0));
    }
}
