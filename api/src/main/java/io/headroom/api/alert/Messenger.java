package io.headroom.api.alert;

import io.headroom.api.problem.ProblemException;
import io.headroom.core.silence.HeldNotice;
import io.headroom.core.trigger.TriggerFact;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
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
    private final Withheld withheld;
    /** What is not repeated any more, and was told so. */
    private final Set<String> parted = new HashSet<>();

    private final RandomGenerator random = new SplittableRandom();
    private volatile Delivery delivery = Delivery.STARTING;
    private int failures;
    /** On the monotonic clock: the wall clock may jump. */
    private long next = System.nanoTime();

    private long nextReminder = next;

    Messenger(Receiver receiver, @Nullable String link, Withheld withheld, InstantSource clock, Backoff backoff) {
        this.receiver = receiver;
        this.withheld = withheld;
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
        for (TriggerFact told : briefing.because(fact, latest, this::isSilenced, clock.instant())) {
            if (!settled(told)) {
                return false;
            }
        }
        return true;
    }

    /** Tells of what waited for the end of a silence. */
    void tellWhatWaited(Map<String, TriggerFact> latest, Predicate<String> ours) throws InterruptedException {
        List<TriggerFact> speaking = briefing.standing(latest.values(), this::isSilenced);
        for (HeldNotice held : withheld.due(latest, clock.instant())) {
            TriggerFact fact = latest.get(held.trigger());
            // Another that is graver speaks in its place; when that is over, this one is told.
            if (fact != null && speaking.contains(fact) && ours.test(fact.key()) && !released(held, fact)) {
                return;
            }
        }
    }

    private boolean isSilenced(TriggerFact fact) {
        return withheld.isSilenced(fact, clock.instant());
    }

    private boolean settled(TriggerFact fact) throws InterruptedException {
        try {
            switch (withheld.arriving(fact, clock.instant())) {
                case HOLD -> withheld.hold(fact, clock.instant());
                case DROP -> withheld.settle(fact);
                case TELL -> {
                    if (!told(fact)) {
                        return false;
                    }
                    withheld.settle(fact);
                }
            }
            return true;
        } catch (ProblemException e) {
            return failed(notKept(e), fact);
        }
    }

    private boolean released(HeldNotice held, TriggerFact fact) throws InterruptedException {
        try {
            withheld.release(held);
        } catch (ProblemException e) {
            return failed(notKept(e), fact);
        }
        return settled(fact);
    }

    private static Outcome notKept(ProblemException e) {
        return new Outcome.Failed(
                "waits, because what silences keep from it cannot be written down: " + e.getMessage());
    }

    private boolean told(TriggerFact fact) throws InterruptedException {
        Outcome outcome = receiver.send(List.of(Notification.of(fact, link)), clock.instant());
        if (outcome instanceof Outcome.Failed) {
            return failed(outcome, fact);
        }
        failures = 0;
        delivery = delivery.with(outcome, clock.instant(), null);
        if (outcome instanceof Outcome.Refused) {
            LOG.warn("receiver {} {}; {} is not sent again", receiver.name(), outcome.detail(), fact.key());
        }
        return true;
    }

    /** @return that it is to be tried again */
    private boolean failed(Outcome outcome, TriggerFact fact) {
        Instant now = clock.instant();
        failures++;
        Duration wait = backoff.after(failures, random);
        next = System.nanoTime() + wait.toNanos();
        delivery = delivery.with(outcome, now, now.plus(wait));
        sayOnce("receiver {} {}; {} waits, and it is tried again", outcome, fact);
        return false;
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
            Instant now = clock.instant();
            List<Notification> standing = standing(all, now);
            if (!standing.isEmpty()) {
                delivery = delivery.reminded(receiver.send(standing, now), now, now.plus(REMIND_EVERY));
            }
        }
    }

    /** What is repeated; what is not any more is told once, so that it is not forgotten there, and taken for over. */
    private List<Notification> standing(Collection<TriggerFact> all, Instant now) {
        List<Notification> standing = new ArrayList<>();
        for (TriggerFact fact : briefing.standing(all, this::isSilenced)) {
            if (!withheld.isHeld(fact)) {
                Notification repeated = Notification.of(fact, link);
                if (!withheld.isNotRepeated(fact, now)) {
                    parted.remove(repeated.id());
                    standing.add(repeated);
                } else if (parted.add(repeated.id())) {
                    standing.add(Notification.parting(fact, link));
                }
            }
        }
        return standing;
    }
}
