package io.headroom.api.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it goes with one receiver.
 *
 * @param delivered notifications it has taken since the start of this process
 * @param failures attempts that failed since then
 * @param refused notifications that it will never take, and that were left out
 * @param waitingSince since when the same notification is tried; null where none waits
 * @param nextAttempt when it is tried again
 * @param trouble what stood in the way of the last attempt, null after one that succeeded
 */
record Delivery(
        Status status,
        long delivered,
        long failures,
        long refused,
        @Nullable Instant lastDelivered,
        @Nullable Instant waitingSince,
        @Nullable Instant nextAttempt,
        @Nullable String trouble,
        @Nullable String lastRefusal) {

    /** Where it stands. */
    enum Status {
        /** Waiting for Kafka or for the views. */
        STARTING,
        /** Told everything there is to tell. */
        DELIVERING,
        /** The last attempt failed; it is tried again until it succeeds, and nothing is left out meanwhile. */
        RETRYING
    }

    static final Delivery STARTING =
            new Delivery(Status.STARTING, 0, 0, 0, null, null, null, "waiting for the triggers to be read", null);

    Delivery following() {
        return waitingSince != null
                ? this
                : new Delivery(
                        Status.DELIVERING, delivered, failures, refused, lastDelivered, null, null, null, lastRefusal);
    }

    Delivery with(Outcome outcome, Instant now, @Nullable Instant next) {
        if (outcome instanceof Outcome.Delivered) {
            return new Delivery(
                    Status.DELIVERING, delivered + 1, failures, refused, now, null, null, null, lastRefusal);
        }
        if (outcome instanceof Outcome.Refused) {
            return new Delivery(
                    Status.DELIVERING,
                    delivered,
                    failures,
                    refused + 1,
                    lastDelivered,
                    null,
                    null,
                    null,
                    outcome.detail());
        }
        Instant since = waitingSince == null ? now : waitingSince;
        return new Delivery(
                Status.RETRYING,
                delivered,
                failures + 1,
                refused,
                lastDelivered,
                since,
                next,
                outcome.detail(),
                lastRefusal);
    }

    /** After a reminder, which is no notification of its own. */
    Delivery reminded(Outcome outcome, Instant now, Instant next) {
        return outcome instanceof Outcome.Delivered
                ? new Delivery(
                        Status.DELIVERING, delivered, failures, refused, lastDelivered, null, null, null, lastRefusal)
                : with(new Outcome.Failed(outcome.detail()), now, next);
    }

    Delivery interrupted(String reason) {
        return new Delivery(
                Status.STARTING, delivered, failures, refused, lastDelivered, waitingSince, null, reason, lastRefusal);
    }
}
