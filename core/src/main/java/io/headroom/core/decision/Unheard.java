package io.headroom.core.decision;

import io.headroom.core.trigger.Reading;
import io.headroom.core.trigger.TriggerMeasure;
import io.headroom.core.usage.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who has not been heard, captures and readings of instances alike. Silence is counted in ticks of the clock: from the tick
 * before which somebody spoke last. So what comes late, because it had to be caught up with, breaks a silence as well, and
 * time in which the clock itself stood still is nobody's silence. Who was never heard is not missed here.
 */
final class Unheard {
    /** A clock that has not ticked for longer than this stood still: nobody was listening. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String CLOCK = "clock";
    private static final Long SINCE_THE_LAST_TICK = 0L;

    private final Shelf<Long> heard;

    Unheard(Shelf<Long> heard) {
        this.heard = heard;
    }

    /** @return whether it is the first time since the clock ticked last */
    boolean spoke(Subject subject) {
        if (SINCE_THE_LAST_TICK.equals(heard.get(subject.toString()))) {
            return false;
        }
        heard.put(subject.toString(), SINCE_THE_LAST_TICK);
        return true;
    }

    /** For how long everybody who was heard once has been silent. */
    List<Finding> tick(Estate estate, Instant now) {
        Duration unheeded = unheeded(now);
        heard.put(CLOCK, now.toEpochMilli());
        List<Finding> findings = new ArrayList<>();
        for (String instance : estate.watched()) {
            Subject whole = Subject.instance(instance);
            finding(instance, whole, TriggerMeasure.READING_SILENCE, now, unheeded)
                    .ifPresent(findings::add);
            for (String database : estate.databasesOf(instance)) {
                Subject part = Subject.database(database);
                finding(instance, part, TriggerMeasure.CAPTURE_SILENCE, now, unheeded)
                        .ifPresent(findings::add);
            }
        }
        return findings;
    }

    /** How much of the time since the last tick nobody was listening in; before the first, nobody ever was. */
    private Duration unheeded(Instant now) {
        @Nullable Long last = heard.get(CLOCK);
        Duration since = Duration.between(last == null ? Instant.EPOCH : Instant.ofEpochMilli(last), now);
        return since.compareTo(PATIENCE) > 0 ? since : Duration.ZERO;
    }

    private Optional<Finding> finding(
            String instance, Subject subject, TriggerMeasure measure, Instant now, Duration unheeded) {
        @Nullable Long last = heard.get(subject.toString());
        if (last == null) {
            return Optional.empty();
        }
        long since = SINCE_THE_LAST_TICK.equals(last)
                ? now.toEpochMilli()
                : Math.min(now.toEpochMilli(), last + unheeded.toMillis());
        if (since != last) {
            heard.put(subject.toString(), since);
        }
        double silent = (now.toEpochMilli() - since) / 1000.0;
        return Optional.of(new Finding(instance, subject, measure, new Reading.Measured(now, silent)));
    }
}
