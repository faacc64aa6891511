package io.headroom.api.alert;

import io.headroom.core.trigger.TriggerFact;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Speaks to one receiver, and knows when it may be tried again. For one thread; others may look at {@link #delivery()}. */
final class Messenger {
    private static final Logger LOG = LoggerFactory.getLogger(Messenger.class);
    private static final Duration REMIND_EVERY = Duration.ofMinutes(1);

    private final Receiver receiver;
    private final @Nullable String link;
    private final InstantSource clock;
    private final Backoff backoff;
    private final Briefing briefing;
    private final RandomGenerator random = new SplittableRandom();
    private volatile Delivery delivery = Delivery.STARTING;
    private int failures;
    /** On the monotonic clock: the wall clock may jump. */
    private long next = System.nanoTime();

    private long nextReminder = next;

    Messenger(Receiver receiver, @Nullable String link, InstantSource clock, Backoff backoff) {
        this.receiver = receiver;
        this.link = link;
        this.clock = clock;
        this.backoff = backoff;
        briefing = new Briefing(receiver.config().least());
    }

    Receiver receiver() {
        return receiver;
    }

    Delivery delivery() {
        return delivery;
    }

    void interrupted(String reason) {
        delivery = delivery.interrupted(reason);
    }

    boolean mayTry() {
        return System.nanoTime() - next >= 0;
    }

    /** Whether all has been taken that is to be told because of this transition, or will never be. */
    boolean tell(TriggerFact fact, Map<String, TriggerFact> latest) throws InterruptedException {
        for (TriggerFact told : briefing.because(fact, latest, clock.instant())) {
            if (!told(told)) {
                return false;
            }
        }
        return true;
    }

    private boolean told(TriggerFact fact) throws InterruptedException {
        Outcome outcome = receiver.send(List.of(Notification.of(fact, link)), clock.instant());
        Instant now = clock.instant();
        if (outcome instanceof Outcome.Failed) {
            failures++;
            Duration wait = backoff.after(failures, random);
            next = System.nanoTime() + wait.toNanos();
            delivery = delivery.with(outcome, now, now.plus(wait));
            sayOnce("receiver {} {}; {} waits, and it is tried again", outcome, fact);
            return false;
        }
        failures = 0;
        delivery = delivery.with(outcome, now, null);
        if (outcome instanceof Outcome.Refused) {
            LOG.warn("receiver {} {}; {} is not sent again", receiver.name(), outcome.detail(), fact.key());
        }
        return true;
    }

    private void sayOnce(String message, Outcome outcome, TriggerFact fact) {
        if (failures == 1) {
            LOG.warn(message, receiver.name(), outcome.detail(), fact.key());
        }
    }

    /** Repeats what stands to a receiver that forgets, if it is time. */
    void remind(Collection<TriggerFact> all) throws InterruptedException {
        if (failures > 0) {
            return;
        }
        delivery = delivery.following();
        if (receiver.forgets() && System.nanoTime() - nextReminder >= 0) {
            nextReminder = System.nanoTime() + REMIND_EVERY.toNanos();
            List<Notification> standing = briefing.standing(all).stream()
                    .map(fact -> Notification.of(fact, link))
                    .toList();
            if (!standing.isEmpty()) {
                Instant now = clock.instant();
                delivery = delivery.reminded(receiver.send(standing, now), now, now.plus(REMIND_EVERY));
            }
        }
    }
}
