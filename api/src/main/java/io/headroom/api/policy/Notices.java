package io.headroom.api.policy;

import io.headroom.core.capacity.Resource;
import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.TriggerFact;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares when two policies would first have told of the same matter. */
final class Notices {
    private static final double HOURS_A_DAY = 24;
    private static final double SECONDS_AN_HOUR = 3600;

    private Notices() {}

    /** What is being told of: a resource of a subject. */
    private record Matter(String instance, String subject, Resource resource) implements Comparable<Matter> {
        private static final Comparator<Matter> ORDER = Comparator.comparing(Matter::instance)
                .thenComparing(Matter::subject)
                .thenComparing(Matter::resource);

        @Override
        public int compareTo(Matter other) {
            return ORDER.compare(this, other);
        }
    }

    /** @param now transitions by the policies in force, in order of time; {@code then} by the others */
    static List<DryRun.Notice> of(List<TriggerFact> now, List<TriggerFact> then) {
        Map<Matter, TriggerFact> firstNow = first(now);
        Map<Matter, TriggerFact> firstThen = first(then);
        Set<Matter> matters = new TreeSet<>(firstNow.keySet());
        matters.addAll(firstThen.keySet());
        return matters.stream()
                .map(matter -> notice(matter, firstNow.get(matter), firstThen.get(matter)))
                .toList();
    }

    private static Map<Matter, TriggerFact> first(List<TriggerFact> transitions) {
        Map<Matter, TriggerFact> first = new HashMap<>();
        for (TriggerFact fact : transitions) {
            if (fact.state() == Phase.FIRING) {
                first.putIfAbsent(new Matter(fact.instance(), fact.subject().toString(), fact.resource()), fact);
            }
        }
        return first;
    }

    private static DryRun.Notice notice(Matter matter, @Nullable TriggerFact now, @Nullable TriggerFact then) {
        return new DryRun.Notice(
                matter.instance(),
                matter.subject(),
                matter.resource(),
                now == null ? null : now.since(),
                now == null ? null : now.rule(),
                then == null ? null : then.since(),
                then == null ? null : then.rule(),
                now == null || then == null ? null : days(Duration.between(then.since(), now.since())));
    }

    private static double days(Duration duration) {
        return duration.toSeconds() / SECONDS_AN_HOUR / HOURS_A_DAY;
    }
}
