package io.headroom.api.capacity;

import io.headroom.api.figure.Rounded;
import io.headroom.core.remedy.ConnectionLoad;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How many connections an instance needs, and how many it carries, by the last seven days. What is not known is null.
 *
 * @param usable that applications can have: the breaking point, beyond which they are refused
 * @param safe up to which nobody has to wait
 * @param peak the most that were open at once
 * @param busyPeak the most that worked at once, or waited inside a transaction
 * @param idleShare part of the open ones that did nothing at the busiest moment
 * @param poolWouldDo size of a pool that the busiest moment fills by four fifths
 * @param poolsOfTen how many of them fit, one to each process of an application
 * @param transactionsPerSecond in the mean
 * @param secondsPerTransaction for which each holds a connection in the mean, by Little's law
 * @param safeTransactionsPerSecond that the safe connections carry at most, if each is held for as long as now
 * @param breakingTransactionsPerSecond that the usable ones do
 * @param safeUsers at once, as many on each connection as at the peak
 * @param breakingUsers at once
 */
@Schema(nullable = true)
record ConnectionProfile(
        int usable,
        int safe,
        long peak,
        @Nullable Long busyPeak,
        @Nullable Double idleShare,
        @Nullable Integer poolWouldDo,
        int poolsOfTen,
        @Nullable Double transactionsPerSecond,
        @Nullable Double secondsPerTransaction,
        @Nullable Double safeTransactionsPerSecond,
        @Nullable Double breakingTransactionsPerSecond,
        @Nullable Integer safeUsers,
        @Nullable Integer breakingUsers) {
    static ConnectionProfile of(ConnectionLoad load) {
        return new ConnectionProfile(
                load.usable(),
                load.safe(),
                Math.round(load.peak()),
                load.busyPeak().isPresent() ? (Long) Math.round(load.busyPeak().getAsDouble()) : null,
                rounded(load.idleShare()),
                orNull(load.pool()),
                load.poolsOfTen(),
                rounded(load.transactionsPerSecond()),
                rounded(load.secondsHeld()),
                rounded(load.transactionsOn(load.safe())),
                rounded(load.transactionsOn(load.usable())),
                orNull(load.usersOn(load.safe())),
                orNull(load.usersOn(load.usable())));
    }

    private static @Nullable Double rounded(OptionalDouble value) {
        return value.isPresent() ? (Double) Rounded.millionths(value.getAsDouble()) : null;
    }

    private static @Nullable Integer orNull(OptionalInt value) {
        return value.isPresent() ? (Integer) value.getAsInt() : null;
    }
}
