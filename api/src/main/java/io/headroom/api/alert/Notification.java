package io.headroom.api.alert;

import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.TriggerFact;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver is told: that a trigger fires, or that it has ended. The same transition makes the same notification,
 * byte for byte, however often it is sent.
 *
 * @param link to the page, if people can reach one
 * @param lasting for how long it holds without being repeated, where a receiver forgets
 */
record Notification(TriggerFact fact, @Nullable String link, Duration lasting) {
    /** Longer than a restart takes; a receiver that forgot sooner would call silence health. */
    private static final Duration LASTING = Duration.ofHours(1);

    /** Longer than anything is left alone; its end is told before. */
    private static final Duration PARTING = Duration.ofDays(90);

    static Notification of(TriggerFact fact, @Nullable String link) {
        return new Notification(fact, link, LASTING);
    }

    /** The last word about what goes on and is not repeated, because somebody knows of it or said that nobody is to be told. */
    static Notification parting(TriggerFact fact, @Nullable String link) {
        return new Notification(fact, link, PARTING);
    }

    /** By which a receiver knows that it has been told before. */
    String id() {
        String transition = fact.key() + " " + fact.state() + " " + fact.since();
        return UUID.nameUUIDFromBytes(transition.getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    boolean isFiring() {
        return fact.state() == Phase.FIRING;
    }

    /** Until when it holds if nothing more is said. */
    Instant endsAt(Instant now) {
        return isFiring() ? now.plus(lasting) : fact.since();
    }
}
