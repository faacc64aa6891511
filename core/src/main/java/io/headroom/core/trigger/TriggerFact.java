package io.headroom.core.trigger;

import io.headroom.core.capacity.OfferFact;
import io.headroom.core.capacity.Resource;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageUnit;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A trigger as it became: the value of {@code headroom.triggers}, one record per transition.
 *
 * @param database whose trigger it is, where the rule is about one or about a part of one
 * @param rule name of the rule
 * @param since when this state began
 * @param value what was measured then, in {@code unit}
 * @param threshold beyond which the rule fires, in {@code unit}
 * @param cause a sentence for people
 * @param subject what it is about
 * @param targetPlan what to change to, where a plan mends it and one is known
 */
public record TriggerFact(
        String instance,
        @Nullable String database,
        String rule,
        Resource resource,
        Severity severity,
        Phase state,
        Instant since,
        double value,
        double threshold,
        String cause,
        Subject subject,
        TriggerMeasure measure,
        UsageUnit unit,
        @Nullable OfferFact targetPlan) {

    public TriggerFact {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(unit, "unit");
    }

    /** @param plan what to change to, if a plan can mend it */
    public static TriggerFact of(
            String instance, Subject subject, Rule rule, Transition transition, @Nullable OfferFact plan) {
        return new TriggerFact(
                instance,
                database(subject),
                rule.name(),
                rule.measure().resource(),
                rule.severity(),
                transition.to().phase(),
                transition.at(),
                transition.value(),
                rule.bound().threshold(),
                transition.cause(),
                subject,
                rule.measure(),
                rule.unit(),
                plan);
    }

    /** The end of it because its rule is no longer in force. */
    public TriggerFact withdrawn(Instant at) {
        return new TriggerFact(
                instance,
                database,
                rule,
                resource,
                severity,
                Phase.RESOLVED,
                at,
                value,
                threshold,
                "the rule is no longer in force",
                subject,
                measure,
                unit,
                null);
    }

    /** Key of the topic: {@code main/storage-above-70-percent}, or {@code main/own-slot-wal-warning/shop}. */
    public String key() {
        return key(instance, subject, rule);
    }

    /** The same before there is a fact. */
    public static String key(String instance, Subject subject, String rule) {
        String part = switch (subject.kind()) {
            case INSTANCE -> "";
            case DATABASE -> "/" + subject.owner();
            case SLOT, REPLICA, POOL -> "/" + subject.name();
            case TABLE, SEQUENCE -> "/" + subject.owner() + "/" + subject.name();
        };
        return instance + "/" + rule + part;
    }

    private static @Nullable String database(Subject subject) {
        return switch (subject.kind()) {
            case DATABASE, TABLE, SEQUENCE -> subject.owner();
            case INSTANCE, SLOT, REPLICA, POOL -> null;
        };
    }
}
