package io.headroom.api.alert;

import io.headroom.core.config.ReceiverConfig;
import io.headroom.core.trigger.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it goes with one receiver.
 *
 * @param place host and port of its address; the rest may be secret
 * @param severity triggers of a lower one are not sent
 * @param failures attempts that failed
 * @param refused notifications that it will never take, and that were left out
 * @param waitingSince since when the same notification is tried, null where none waits
 * @param trouble what stood in the way of the last attempt, null after one that succeeded
 */
record ReceiverRow(
        String name,
        ReceiverConfig.Kind type,
        String place,
        Severity severity,
        Delivery.Status status,
        long delivered,
        long failures,
        long refused,
        @Nullable Instant lastDelivered,
        @Nullable Instant waitingSince,
        @Nullable Instant nextAttempt,
        @Nullable String trouble,
        @Nullable String lastRefusal) {

    static ReceiverRow of(Courier courier) {
        ReceiverConfig config = courier.receiver().config();
        Delivery delivery = courier.delivery();
        return new ReceiverRow(
                courier.receiver().name(),
                config.kind(),
                config.place(),
                config.least(),
                delivery.status(),
                delivery.delivered(),
                delivery.failures(),
                delivery.refused(),
                delivery.lastDelivered(),
                delivery.waitingSince(),
                delivery.nextAttempt(),
                delivery.trouble(),
                delivery.lastRefusal());
    }
}
