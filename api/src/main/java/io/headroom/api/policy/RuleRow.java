package io.headroom.api.policy;

import io.headroom.core.capacity.Resource;
import io.headroom.core.trigger.Bound;
import io.headroom.core.trigger.Policy;
import io.headroom.core.trigger.Rule;
import io.headroom.core.trigger.Severity;
import io.headroom.core.trigger.TriggerMeasure;
import io.headroom.core.usage.UsageUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it stands.
 *
 * @param status whether it can fire
 * @param statusReason why not, or of which instances only; null where it can of all
 * @param scope the subjects it is about, as a pattern
 * @param unit of threshold and recovery
 * @param looksAt the reading itself, or what is made of those of a window
 * @param forSeconds so long every reading has to be beyond the threshold
 * @param patienceSeconds readings further apart than this prove nothing
 * @param unlessStorageBelow content while less of the instance's storage is used
 * @param file of yours that brought or changed it, null where it is as it came with Headroom
 * @param changed what that file changed, empty where it brought the rule
 * @param why it is there
 */
record RuleRow(
        String rule,
        Status status,
        @Nullable String statusReason,
        TriggerMeasure measure,
        Resource resource,
        String scope,
        Severity severity,
        Bound.Side side,
        double threshold,
        double recovery,
        UsageUnit unit,
        Window looksAt,
        long forSeconds,
        long patienceSeconds,
        long cooldownSeconds,
        @Nullable Double unlessStorageBelow,
        @Nullable String file,
        List<String> changed,
        String why) {

    /** Whether a rule can fire. */
    enum Status {
        IN_FORCE,
        /** Nobody measures it: neither alarm nor health. */
        UNKNOWN,
        OFF
    }

    static RuleRow of(Policy.Entry entry) {
        Rule rule = entry.rule();
        return new RuleRow(
                rule.name(),
                status(entry),
                reason(entry),
                rule.measure(),
                rule.measure().resource(),
                rule.scope(),
                rule.severity(),
                rule.bound().side(),
                rule.bound().threshold(),
                rule.bound().recovery(),
                rule.unit(),
                Window.of(rule.view()),
                rule.hold().toSeconds(),
                rule.patience().toSeconds(),
                rule.cooldown().toSeconds(),
                rule.ample().orElse(null),
                entry.file().orElse(null),
                entry.changed(),
                entry.why());
    }

    private static @Nullable String reason(Policy.Entry entry) {
        TriggerMeasure measure = entry.rule().measure();
        return entry.enabled()
                ? measure.unmeasured()
                        .or(() -> measure.readOnlyWhere().map(where -> "it is read only where " + where))
                        .orElse(null)
                : "it is switched off";
    }

    private static Status status(Policy.Entry entry) {
        if (!entry.enabled()) {
            return Status.OFF;
        }
        return entry.rule().measure().unmeasured().isPresent() ? Status.UNKNOWN : Status.IN_FORCE;
    }
}
