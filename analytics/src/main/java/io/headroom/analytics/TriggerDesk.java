package io.headroom.analytics;

import io.headroom.core.topic.Json;
import io.headroom.core.trigger.Reading;
import io.headroom.core.trigger.Recent;
import io.headroom.core.trigger.Rule;
import io.headroom.core.trigger.Step;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.trigger.TriggerState;
import io.headroom.core.trigger.Triggers;
import io.headroom.core.trigger.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** Holds readings against the rules: where every trigger of a partition's instances stands, and what it still looks back on. */
final class TriggerDesk {
    private static final String STATES = "trigger-states";
    private static final String WINDOWS = "trigger-windows";

    private final Estate estate;
    private final KeyValueStore<String, TriggerState> states;
    private final KeyValueStore<String, Recent> windows;

    TriggerDesk(Estate estate, ProcessorContext<?, ?> context) {
        this.estate = estate;
        states = Objects.requireNonNull(context.getStateStore(STATES));
        windows = Objects.requireNonNull(context.getStateStore(WINDOWS));
    }

    static List<StoreBuilder<?>> stores() {
        return List.of(
                Stored.few(STATES, Serdes.String(), Json.serde(TriggerState.class)),
                Stored.few(WINDOWS, Serdes.String(), Json.serde(Recent.class)));
    }

    /** Moves the triggers of every rule about what was found; the answer is what changed. */
    List<TriggerFact> judge(Finding finding) {
        List<TriggerFact> changes = new ArrayList<>();
        for (Rule rule : estate.rulesAbout(finding.measure())) {
            if (rule.covers(finding.subject())) {
                String key = TriggerFact.key(finding.instance(), finding.subject(), rule.name());
                changes.addAll(move(key, rule, finding, seen(key, rule, finding.reading())));
            }
        }
        return changes;
    }

    /** The same where a rule still looks back on something; otherwise nothing needs to be told that time passes. */
    List<TriggerFact> judgeIfWatched(Finding finding) {
        boolean watched = estate.rulesAbout(finding.measure()).stream()
                .anyMatch(rule ->
                        windows.get(TriggerFact.key(finding.instance(), finding.subject(), rule.name())) != null);
        return watched ? judge(finding) : List.of();
    }

    private List<TriggerFact> move(String key, Rule rule, Finding finding, Reading seen) {
        Reading reading = finding.readingFor(rule, seen);
        @Nullable TriggerState stored = states.get(key);
        TriggerState before = stored == null ? TriggerState.QUIET : stored;
        Step step = Triggers.step(before, reading, rule, reading.at());
        if (!step.state().equals(before)) {
            states.put(key, step.state());
        }
        return step.transitions().stream()
                .map(transition ->
                        TriggerFact.of(finding.instance(), finding.subject(), rule, transition, finding.plan()))
                .toList();
    }

    /** What the rule's view shows, with this reading as the latest. */
    private Reading seen(String key, Rule rule, Reading reading) {
        if (rule.view() instanceof View.Latest) {
            return reading;
        }
        Instant at = reading.at();
        if (!(reading instanceof Reading.Measured measured)) {
            return new Reading.Unknown(at, "a part of it is unknown");
        }
        @Nullable Recent before = windows.get(key);
        Recent after = (before == null ? Recent.NOTHING : before).with(at, measured.value(), rule.view());
        if (!after.equals(before)) {
            windows.put(key, after);
        }
        var seen = after.seen(rule.view());
        return seen.isPresent()
                ? new Reading.Measured(at, seen.getAsDouble())
                : new Reading.Unknown(at, "it has not been read for long enough");
    }
}
