package io.headroom.core.silence;

import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.TriggerFact;
import java.time.Instant;
import java.util.Objects;

/**
 * That a receiver has not been told of a firing because of a silence: the value of {@code headroom.held-notices}. It is
 * written before the receiver's place in the log of triggers moves on, so a restart loses none.
 *
 * @param receiver who is to be told when the silence ends
 * @param trigger key of it
 * @param since when that firing began
 * @param perhapsTold whether the receiver may know of it all the same: then it is also told of its end
 */
public record HeldNotice(String receiver, String trigger, Instant since, boolean perhapsTold) {
    public HeldNotice {
        Objects.requireNonNull(receiver, "receiver");
        Objects.requireNonNull(trigger, "trigger");
        Objects.requireNonNull(since, "since");
    }

    /** Of this firing, for a receiver. What fired before the silence began may have been told, and be read again after a crash. */
    public static HeldNotice of(String receiver, TriggerFact fact, Silence silence) {
        return new HeldNotice(receiver, fact.key(), fact.since(), silence.from().isAfter(fact.since()));
    }

    /** Before the receiver is told, so that whoever goes on after a crash does not take it for untold. */
    public HeldNotice released() {
        return new HeldNotice(receiver, trigger, since, true);
    }

    /** Of the topic. */
    public static String key(String receiver, String trigger) {
        return receiver + "/" + trigger;
    }

    public String key() {
        return key(receiver, trigger);
    }

    /** Whether it is of this firing, which goes on. */
    public boolean isOf(TriggerFact fact) {
        return fact.state() == Phase.FIRING && fact.since().equals(since);
    }
}
