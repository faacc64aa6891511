package io.headroom.core.capacity;

import io.headroom.core.quantity.Bytes;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How long a restore of the databases of an instance may take: the recovery time objective.
 *
 * @param rate bytes of a second that somebody declares; a measured rate takes its place
 */
public record RestoreGoal(Duration within, Optional<Bytes> rate) {

    public RestoreGoal {
        Objects.requireNonNull(rate, "rate");
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("restore-within must be positive, got " + within);
        }
    }

    /**
     * What can be restored in time; empty while no rate is known.
     *
     * @param measured bytes a second, out of a restore that was tested
     */
    OptionalLong bytes(OptionalDouble measured) {
        double perSecond = measured.orElse(rate.map(Bytes::count).orElse(0L));
        double bytes = perSecond * within.toMillis() / 1000.0;
        return bytes >= 1 ? OptionalLong.of((long) Math.min(bytes, Long.MAX_VALUE / 2.0)) : OptionalLong.empty();
    }
}
