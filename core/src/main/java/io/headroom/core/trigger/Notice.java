package io.headroom.core.trigger;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which of the firing triggers disturbs people: of those about one resource of one subject, only the gravest. */
public final class Notice {
    private Notice() {}

    /** The graver trigger, among all there are, that speaks in this one's place. */
    public static Optional<TriggerFact> graver(TriggerFact fact, Collection<TriggerFact> all) {
        return all.stream()
                .filter(other -> other.state() == Phase.FIRING && sameMatter(fact, other))
                .filter(other -> other.severity().compareTo(fact.severity()) > 0)
                .max(Comparator.comparing(TriggerFact::severity).thenComparing(TriggerFact::rule));
    }

    /** Whether both are about one resource of one subject. */
    public static boolean sameMatter(TriggerFact one, TriggerFact other) {
        return one.instance().equals(other.instance())
                && one.subject().equals(other.subject())
                && one.resource() == other.resource();
    }
}
