package io.headroom.core.silence;

import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.TriggerFact;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver is told in spite of silences. Whoever was told of a beginning is told of its end, silence or not: an
 * alarm that stays open for ever would be a lie. Whoever was not, is told of neither, unless the silence ends first.
 */
public final class Silencing {
    private Silencing() {}

    /** What is to be done with a transition. */
    public enum Verdict {
        /** The receiver is told. */
        TELL,
        /** It is kept for when the silence ends. */
        HOLD,
        /** It will never be told. */
        DROP
    }

    /** The silence that keeps a trigger quiet at a moment; of several, the one that lasts longest. */
    public static Optional<Silence> of(TriggerFact fact, Collection<Silence> silences, Instant now) {
        return silences.stream()
                .filter(silence -> silence.phase(now) == Silence.Phase.ACTIVE && silence.matches(fact))
                .max(Comparator.comparing(Silence::until).thenComparing(Silence::id));
    }

    /** @param held what was kept of the same trigger before, if anything */
    public static Verdict arriving(
            TriggerFact fact, @Nullable HeldNotice held, Collection<Silence> silences, Instant now) {
        if (fact.state() != Phase.FIRING) {
            return held == null || held.perhapsTold() ? Verdict.TELL : Verdict.DROP;
        }
        return of(fact, silences, now).isPresent() ? Verdict.HOLD : Verdict.TELL;
    }

    /**
     * Whether the receiver is to be told of what was kept from it. What is over stays until its end arrives, which settles
     * it: dropped here, that end would be told to somebody who knows of no beginning.
     *
     * @param fact the trigger as it is now; null if nobody knows of it any more
     */
    public static boolean isDue(
            HeldNotice held, @Nullable TriggerFact fact, Collection<Silence> silences, Instant now) {
        return fact != null && held.isOf(fact) && of(fact, silences, now).isEmpty();
    }
}
