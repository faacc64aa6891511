package io.headroom.core.silence;

import io.headroom.core.trigger.TriggerFact;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That nobody is to be told for a while of the triggers it matches: the value of {@code headroom.silences}. Triggers go
 * on as they are; only notifications wait. One that begins later is a maintenance window.
 *
 * @param id the topic's key
 * @param instance whose triggers it matches; null for any
 * @param rule whose triggers it matches; null for any
 * @param subject whose triggers it matches, such as {@code database:shop}; null for any
 * @param from first instant of it
 * @param until first instant after it; taken back early, that is when
 * @param author who said so
 * @param comment why
 * @param declaredAt when
 */
public record Silence(
        String id,
        @Nullable String instance,
        @Nullable String rule,
        @Nullable String subject,
        Instant from,
        Instant until,
        String author,
        String comment,
        Instant declaredAt) {

    /** Where a moment stands to it. The names are part of the HTTP contract. */
    public enum Phase {
        PENDING,
        ACTIVE,
        EXPIRED
    }

    public Silence {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(comment, "comment");
        Objects.requireNonNull(declaredAt, "declaredAt");
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("until must not be before " + from + ", got " + until);
        }
        if (instance == null && rule == null && subject == null) {
            throw new IllegalArgumentException("a silence must name an instance, a rule or a subject");
        }
    }

    public Phase phase(Instant now) {
        if (!now.isBefore(until)) {
            return Phase.EXPIRED;
        }
        return now.isBefore(from) ? Phase.PENDING : Phase.ACTIVE;
    }

    /** Whether it is about this trigger, whenever. */
    public boolean matches(TriggerFact fact) {
        return (instance == null || instance.equals(fact.instance()))
                && (rule == null || rule.equals(fact.rule()))
                && (subject == null || subject.equals(fact.subject().toString()));
    }

    /** The same, ended at a moment, unless it had ended before. One that has not begun never begins. */
    public Silence ended(Instant now) {
        Instant begin = now.isBefore(from) ? now : from;
        Instant end = until.isBefore(now) ? until : now;
        return new Silence(id, instance, rule, subject, begin, end, author, comment, declaredAt);
    }
}
