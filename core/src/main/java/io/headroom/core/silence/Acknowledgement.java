package io.headroom.core.silence;

import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.TriggerFact;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That somebody knows of one firing of one trigger: the value of {@code headroom.acknowledgements}, under the trigger's
 * key. It says nothing of the next firing.
 *
 * @param trigger its key
 * @param since when that firing began
 * @param author who knows of it
 * @param comment for people
 * @param at when it was said
 */
public record Acknowledgement(
        String trigger,
        Instant since,
        String author,
        @Nullable String comment,
        Instant at) {
    public Acknowledgement {
        Objects.requireNonNull(trigger, "trigger");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(at, "at");
    }

    /** Whether it is of this firing. */
    public boolean isOf(TriggerFact fact) {
        return fact.state() == Phase.FIRING
                && fact.key().equals(trigger)
                && fact.since().equals(since);
    }
}
