package io.headroom.core.decision;

import io.headroom.core.annotation.Annotation;
import io.headroom.core.evidence.Evidence;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.projection.UsageProjection;
import io.headroom.core.trigger.Recent;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.trigger.TriggerState;
import java.util.HashMap;
import java.util.TreeMap;

/**
 * What decisions are made from beside the input at hand.
 *
 * @param states of triggers, by the triggers' keys
 * @param open what was last said of each trigger that is pending or firing, by its key
 * @param windows what rules look back on, by the triggers' keys
 * @param outlooks of databases, by their names
 * @param heard the tick of the clock before which a subject spoke last, in milliseconds since 1970; 0 if none has come since
 * @param proofs the latest of each kind about each database, by their keys
 * @param annotations that were declared at run time, by their keys
 * @param busyHours of the processors, by instance
 * @param foreseen what is expected of instances' measures that have a limit, by series
 */
public record Books(
        Shelf<TriggerState> states,
        Shelf<TriggerFact> open,
        Shelf<Recent> windows,
        Shelf<ProjectionFact> outlooks,
        Shelf<Long> heard,
        Shelf<Evidence> proofs,
        Shelf<Annotation> annotations,
        Shelf<BusyHours> busyHours,
        Shelf<UsageProjection> foreseen) {

    /** In memory, with nothing known yet. */
    public static Books empty() {
        return new Books(
                Shelf.in(new HashMap<>()),
                Shelf.in(new TreeMap<>()),
                Shelf.in(new HashMap<>()),
                Shelf.in(new HashMap<>()),
                Shelf.in(new HashMap<>()),
                Shelf.in(new HashMap<>()),
                Shelf.in(new HashMap<>()),
                Shelf.in(new HashMap<>()),
                Shelf.in(new HashMap<>()));
    }
}
