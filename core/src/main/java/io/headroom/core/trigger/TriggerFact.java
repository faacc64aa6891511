package io.headroom.core.trigger;

import io.headroom.core.capacity.Resource;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A trigger of an instance, or of one of its databases, as it became: the value of {@code headroom.triggers}, one record per transition.
 *
 * @param database whose trigger it is, where the rule is about one
 * @param rule name of the rule
 * @param since when this state began
 * @param value what was measured then, as a share of the capacity
 * @param threshold above which the rule fires, as a share of the capacity
 * @param cause a sentence for people
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
        String cause) {

    public TriggerFact {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(cause, "cause");
    }

    public static TriggerFact of(String instance, @Nullable String database, Rule rule, Transition transition) {
        return new TriggerFact(
                instance,
                database,
                rule.name(),
                rule.resource(),
                rule.severity(),
                transition.to().phase(),
                transition.at(),
                transition.share(),
                rule.threshold(),
                transition.cause());
    }

    /** Key of the topic: {@code main/storage-above-70-percent}, or {@code main/own-slot-wal-warning/shop}. */
    public String key() {
        return key(instance, database, rule);
    }

    /** The same before there is a fact. */
    public static String key(String instance, @Nullable String database, String rule) {
        return instance + "/" + rule + (database == null ? "" : "/" + database);
    }
}
