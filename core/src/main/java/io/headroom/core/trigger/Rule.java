package io.headroom.core.trigger;

import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageUnit;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When a trigger fires and when it ends.
 *
 * @param scope which subjects it is about: a pattern such as {@code replica:main/*}, where a star is any text
 * @param view what of the readings is held against the bound
 * @param hold for how long every reading has to be beyond the bound, the {@code for} of other tools; zero fires at once
 * @param patience readings further apart than this do not prove that anything held in between, and older ones are stale
 * @param cooldown for how long it does not fire again after it has ended
 * @param ample a share of the instance's storage: while less is used, the rule is content whatever it reads
 */
public record Rule(
        String name,
        TriggerMeasure measure,
        String scope,
        Severity severity,
        Bound bound,
        View view,
        Duration hold,
        Duration patience,
        Duration cooldown,
        Optional<Double> ample) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public Rule {
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(bound, "bound");
        Objects.requireNonNull(view, "view");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name must match " + NAME + ", got " + name);
        }
        if (scope.isBlank()) {
            throw new IllegalArgumentException("scope must not be empty");
        }
        requireNotNegative("for", hold);
        requireNotNegative("cooldown", cooldown);
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("patience must be positive, got " + patience);
        }
    }

    /** Whether it is about {@code subject}. */
    public boolean covers(Subject subject) {
        String any = Pattern.quote(scope).replace("*", "\\E.*\\Q");
        return scope.equals("*") || subject.toString().matches(any);
    }

    /** The unit of its threshold and of what it says it has read. */
    public UsageUnit unit() {
        return view instanceof View.TimeLeft
                ? UsageUnit.SECONDS
                : view instanceof View.Growth ? UsageUnit.COUNT : measure.unit();
    }

    private static void requireNotNegative(String field, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(field + " must not be negative, got " + duration);
        }
    }
}
