package io.headroom.core.config;

import io.headroom.core.trigger.Bound;
import io.headroom.core.trigger.Rule;
import io.headroom.core.trigger.Severity;
import io.headroom.core.trigger.TriggerMeasure;
import io.headroom.core.trigger.View;
import io.headroom.core.usage.UsageUnit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One rule of a file of policies. */
final class RuleSection {
    /** What a rule fires on; each rule has one of them. */
    static final List<String> CONDITIONS = List.of("above", "below", "absent", "increasing", "full-within");

    private static final List<String> OTHERS = List.of(
            "measure",
            "scope",
            "severity",
            "recover",
            "total-over",
            "window",
            "least",
            "for",
            "patience",
            "cooldown",
            "unless-storage-below",
            "enabled",
            "why");
    static final List<String> KEYS =
            Stream.concat(CONDITIONS.stream(), OTHERS.stream()).toList();

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String name;
    private final Section row;
    private final TriggerMeasure measure;

    private RuleSection(String name, Section row) {
        this.name = name;
        this.row = row.only(KEYS);
        measure = row.required("measure", text -> Rows.label(TriggerMeasure.values(), text), "what it is about");
    }

    static Rule read(String name, Section row) {
        return new RuleSection(name, row).rule();
    }

    private Rule rule() {
        String condition = condition();
        View view = view(condition);
        return row.build(() -> new Rule(
                name,
                measure,
                row.value("scope", Scalars::text, "*"),
                row.required("severity", text -> Rows.label(Severity.values(), text), "ADVICE, WARNING or CRITICAL"),
                bound(condition),
                view,
                row.value("for", Scalars::duration, Duration.ZERO),
                row.value("patience", Scalars::duration, PATIENCE),
                row.value("cooldown", Scalars::duration, Duration.ZERO),
                Optional.ofNullable(
                        row.value("unless-storage-below", text -> Quantities.parse(text, UsageUnit.SHARE)))));
    }

    private String condition() {
        List<String> written = CONDITIONS.stream().filter(row::has).toList();
        if (written.size() != 1) {
            throw row.error("above", "or one of below, absent, increasing, full-within must be there, and one only");
        }
        return written.get(0);
    }

    private Bound bound(String condition) {
        UsageUnit unit = switch (condition) {
            case "absent", "full-within" -> UsageUnit.SECONDS;
            case "increasing" -> UsageUnit.COUNT;
            default -> measure.unit();
        };
        double threshold = row.required(condition, text -> Quantities.parse(text, unit), "a value");
        double recovery = row.value("recover", text -> Quantities.parse(text, unit), threshold);
        boolean below = condition.equals("below") || condition.equals("full-within");
        return below ? Bound.below(threshold, recovery) : Bound.above(threshold, recovery);
    }

    private View view(String condition) {
        refuseUnless(
                condition.equals("absent") == isSilence(),
                condition,
                "goes with the measures CAPTURE_SILENCE and" + " READING_SILENCE, and they with it");
        Duration total = row.value("total-over", Scalars::duration);
        refuseUnless(total == null || condition.equals("above"), "total-over", "goes with above only");
        return row.build(() -> switch (condition) {
            case "increasing" ->
                new View.Growth(
                        row.value("window", Scalars::duration, HOUR),
                        row.value("least", text -> Quantities.parse(text, UsageUnit.COUNT), 1.0));
            case "full-within" -> new View.TimeLeft(timeLeftWindow());
            default -> total == null ? View.LATEST : new View.Total(total);
        });
    }

    private Duration timeLeftWindow() {
        refuseUnless(measure == TriggerMeasure.STORAGE_USED, "full-within", "goes with the measure STORAGE_USED only");
        return row.value("window", Scalars::duration, HOUR);
    }

    private boolean isSilence() {
        return measure == TriggerMeasure.CAPTURE_SILENCE || measure == TriggerMeasure.READING_SILENCE;
    }

    private void refuseUnless(boolean fine, String key, String complaint) {
        if (!fine) {
            throw row.error(key, complaint);
        }
    }
}
