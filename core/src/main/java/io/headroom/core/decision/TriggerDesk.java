package io.headroom.core.decision;

import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.Reading;
import io.headroom.core.trigger.Recent;
import io.headroom.core.trigger.Rule;
import io.headroom.core.trigger.Step;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.trigger.TriggerMeasure;
import io.headroom.core.trigger.TriggerState;
import io.headroom.core.trigger.Triggers;
import io.headroom.core.trigger.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds readings against the rules: where every trigger stands, and what it still looks back on. */
final class TriggerDesk {
    private final Books books;
    private Map<TriggerMeasure, List<Rule>> rules;

    TriggerDesk(List<Rule> rules, Books books) {
        this.rules = byMeasure(rules);
        this.books = books;
    }

    /** Moves the triggers of every rule about what was found; the answer is what changed. */
    List<TriggerFact> judge(Finding finding) {
        List<TriggerFact> changes = new ArrayList<>();
        for (Rule rule : about(finding.measure())) {
            if (rule.covers(finding.subject())) {
                String key = TriggerFact.key(finding.instance(), finding.subject(), rule.name());
                changes.addAll(move(key, rule, finding, seen(key, rule, finding.reading())));
            }
        }
        return changes;
    }

    /** The same where a rule still looks back on something; otherwise nothing needs to be told that time passes. */
    List<TriggerFact> judgeIfWatched(Finding finding) {
        boolean watched = about(finding.measure()).stream()
                .anyMatch(
                        rule -> books.windows().get(TriggerFact.key(finding.instance(), finding.subject(), rule.name()))
                                != null);
        return watched ? judge(finding) : List.of();
    }

    /** Other rules are in force: what was open by one that is not, ends. */
    List<TriggerFact> declare(List<Rule> now, Instant at) {
        rules = byMeasure(now);
        List<TriggerFact> ended = new ArrayList<>();
        for (TriggerFact open : books.open().all()) {
            if (!isInForce(open)) {
                books.states().put(open.key(), null);
                books.windows().put(open.key(), null);
                books.open().put(open.key(), null);
                ended.add(open.withdrawn(at));
            }
        }
        return ended;
    }

    private List<Rule> about(TriggerMeasure measure) {
        return rules.getOrDefault(measure, List.of());
    }

    private static Map<TriggerMeasure, List<Rule>> byMeasure(List<Rule> rules) {
        return rules.stream().collect(Collectors.groupingBy(Rule::measure));
    }

    private boolean isInForce(TriggerFact open) {
        return about(open.measure()).stream()
                .anyMatch(rule -> rule.name().equals(open.rule()) && rule.covers(open.subject()));
    }

    private List<TriggerFact> move(String key, Rule rule, Finding finding, Reading seen) {
        Reading reading = finding.readingFor(rule, seen);
        @Nullable TriggerState stored = books.states().get(key);
        TriggerState before = stored == null ? TriggerState.QUIET : stored;
        Step step = Triggers.step(before, reading, rule, reading.at());
        if (!step.state().equals(before)) {
            books.states().put(key, step.state());
        }
        List<TriggerFact> changes = step.transitions().stream()
                .map(transition ->
                        TriggerFact.of(finding.instance(), finding.subject(), rule, transition, finding.plan()))
                .toList();
        changes.forEach(change -> books.open().put(key, isOpen(change) ? change : null));
        return changes;
    }

    private static boolean isOpen(TriggerFact fact) {
        return fact.state() == Phase.PENDING || fact.state() == Phase.FIRING;
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
        @Nullable Recent before = books.windows().get(key);
        Recent after = (before == null ? Recent.NOTHING : before).with(at, measured.value(), rule.view());
        if (!after.equals(before)) {
            books.windows().put(key, after);
        }
        var seen = after.seen(rule.view());
        return seen.isPresent()
                ? new Reading.Measured(at, seen.getAsDouble())
                : new Reading.Unknown(at, "it has not been read for long enough");
    }
}
