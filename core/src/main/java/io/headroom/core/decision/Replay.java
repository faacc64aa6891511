package io.headroom.core.decision;

import io.headroom.core.trigger.TriggerFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Judges a stretch of the past with rules of today: the same judge as for the present, with books of its own that begin
 * empty. Inputs about one subject come in their order; those about others may come in any.
 */
public final class Replay {
    private static final Comparator<TriggerFact> BY_TIME =
            Comparator.comparing(TriggerFact::since).thenComparing(TriggerFact::key);

    private final Judge judge;
    private final List<TriggerFact> transitions = new ArrayList<>();

    public Replay(Estate estate) {
        judge = new Judge(estate, Books.empty());
    }

    /** @param publishedAt when it was said */
    public void take(Inputs.About about, Instant publishedAt) {
        for (Decision decision : judge.take(about.instance(), about.input(), publishedAt)) {
            if (decision instanceof Decision.Triggered triggered) {
                transitions.add(triggered.trigger());
            }
        }
    }

    /** What triggers would have done, in order of time. */
    public List<TriggerFact> transitions() {
        return transitions.stream().sorted(BY_TIME).toList();
    }
}
