package io.headroom.api.alert;

import io.headroom.core.trigger.Notice;
import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.Severity;
import io.headroom.core.trigger.TriggerFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which transitions somebody is told.
 *
 * @param least triggers of a lower severity are left out
 */
record Briefing(Severity least) {
    /** What is over for longer is history: a receiver that is new would drown in it. */
    static final Duration MEMORY = Duration.ofDays(1);

    /**
     * What is to be told because of a transition: it, and what it had quieted as the graver one.
     *
     * @param latest of every trigger; may be ahead of the transition or behind it
     * @param silenced whether nobody is to be told of a trigger: then it speaks in no other's place
     */
    List<TriggerFact> because(
            TriggerFact fact, Map<String, TriggerFact> latest, Predicate<TriggerFact> silenced, Instant now) {
        if (!concerns(fact) || isHistory(fact, latest, now)) {
            return List.of();
        }
        Collection<TriggerFact> all = with(fact, latest);
        if (fact.state() == Phase.FIRING) {
            return isQuieted(fact, all, silenced) ? List.of() : List.of(fact);
        }
        List<TriggerFact> told = new ArrayList<>(List.of(fact));
        standing(all, silenced).stream()
                .filter(other -> Notice.sameMatter(fact, other))
                .filter(other -> other.severity().compareTo(fact.severity()) < 0)
                .forEach(told::add);
        return told;
    }

    /** All that fires and is not quieted by something graver that may speak. */
    List<TriggerFact> standing(Collection<TriggerFact> all, Predicate<TriggerFact> silenced) {
        return all.stream()
                .filter(fact -> fact.state() == Phase.FIRING && concerns(fact))
                .filter(fact -> !isQuieted(fact, all, silenced))
                .toList();
    }

    private static boolean isQuieted(TriggerFact fact, Collection<TriggerFact> all, Predicate<TriggerFact> silenced) {
        return Notice.graver(fact, all.stream().filter(silenced.negate()).toList())
                .isPresent();
    }

    private boolean concerns(TriggerFact fact) {
        boolean speaks = fact.state() == Phase.FIRING || fact.state() == Phase.RESOLVED;
        return speaks && fact.severity().compareTo(least) >= 0;
    }

    private static boolean isHistory(TriggerFact fact, Map<String, TriggerFact> latest, Instant now) {
        boolean stands = fact.state() == Phase.FIRING && fact.equals(latest.get(fact.key()));
        return fact.since().isBefore(now.minus(MEMORY)) && !stands;
    }

    private static Collection<TriggerFact> with(TriggerFact fact, Map<String, TriggerFact> latest) {
        Map<String, TriggerFact> all = new HashMap<>(latest);
        all.merge(fact.key(), fact, (known, now) -> now.since().isBefore(known.since()) ? known : now);
        return all.values();
    }
}
