package io.headroom.core.remedy;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How many connections a server has, needs and can have. A pool's size is what is busy at once; by Little's law that is
 * transactions per second times the seconds that each holds its connection (J. D. C. Little, "A Proof for the Queuing
 * Formula L = λW", 1961).
 *
 * @param usable connections that applications can have
 * @param peak the most that were open at once
 * @param busyPeak the most that worked at once, or waited inside a transaction; empty while that is hidden
 * @param busyMean the same in the mean
 * @param transactionsPerSecond in the mean of the same time
 * @param users the most at once, as the application reports them
 */
public record ConnectionLoad(
        int usable,
        double peak,
        OptionalDouble busyPeak,
        OptionalDouble busyMean,
        OptionalDouble transactionsPerSecond,
        OptionalDouble users) {
    /** A pool that is fuller makes its clients wait. */
    private static final double FULL = 0.8;

    private static final int SMALLEST_POOL = 10;

    /** From here on connections are what runs out. */
    private static final double SHORT = 0.7;

    /** A pool that spares less is not worth its place in the way. */
    private static final double SPARES = 0.8;

    private static final String CAUTION = "A pool by transaction keeps nothing of a session: no LISTEN, no SET, no lock"
            + " beyond the transaction. Raising max_connections instead takes memory for each, and a restart";

    /** The pool that would do; empty while unknown. */
    public OptionalInt pool() {
        return busyPeak.isPresent()
                ? OptionalInt.of(Math.max(SMALLEST_POOL, (int) Math.ceil(busyPeak.getAsDouble() / FULL)))
                : OptionalInt.empty();
    }

    /** Connections up to which nobody has to wait. */
    public int safe() {
        return (int) (FULL * usable);
    }

    /** How many pools of ten fit, one to each process of an application. */
    public int poolsOfTen() {
        return usable / SMALLEST_POOL;
    }

    /** Part of the open connections that did nothing at the busiest moment; empty while unknown. */
    public OptionalDouble idleShare() {
        return busyPeak.isPresent() && peak > 0
                ? OptionalDouble.of(Math.max(0, 1 - busyPeak.getAsDouble() / peak))
                : OptionalDouble.empty();
    }

    /** How long a transaction holds its connection, in seconds; empty while unknown. */
    public OptionalDouble secondsHeld() {
        return busyMean.isPresent() && transactionsPerSecond.orElse(0) > 0
                ? OptionalDouble.of(busyMean.getAsDouble() / transactionsPerSecond.getAsDouble())
                : OptionalDouble.empty();
    }

    /** What so many connections carry at most, if each transaction holds one for as long as now. */
    public OptionalDouble transactionsOn(int connections) {
        double held = secondsHeld().orElse(0);
        return held > 0 ? OptionalDouble.of(connections / held) : OptionalDouble.empty();
    }

    /** How many users at once so many connections carry, if each takes as many as at the peak. */
    public OptionalInt usersOn(int connections) {
        return users.isPresent() && peak > 0
                ? OptionalInt.of((int) (users.getAsDouble() * connections / peak))
                : OptionalInt.empty();
    }

    /** Whether connections are what runs out. */
    boolean isShort() {
        return peak >= SHORT * usable;
    }

    /** How many applications have to have so that nobody waits at the peak. */
    int needed() {
        return (int) Math.ceil(peak / FULL);
    }

    /** Whether a pool spares so much that it is worth its place in the way. */
    boolean poolWouldDo() {
        return pool().isPresent() && pool().getAsInt() <= SPARES * peak;
    }

    /** Null where connections are not what runs out. */
    public @Nullable Ruling ruling(boolean pooler) {
        if (!isShort()) {
            return null;
        }
        String taken = "At the busiest moment " + Math.round(peak) + " of " + usable + " usable connections were taken";
        if (busyPeak.isEmpty()) {
            return withheld(
                    taken + ", and what they did is hidden from Headroom's role",
                    "Grant pg_monitor to the role that Headroom connects as.");
        }
        long busy = Math.round(busyPeak.getAsDouble());
        int pool = pool().orElseThrow();
        if (!poolWouldDo()) {
            return withheld(taken + ", and " + busy + " worked: a pool would only make their clients wait", null);
        }
        String held = secondsHeld().isPresent()
                ? "; " + Math.round(transactionsPerSecond.orElse(0)) + " transactions a second hold one for "
                        + Math.round(1000 * secondsHeld().getAsDouble()) + " ms each in the mean"
                : "";
        return new Ruling.Offered(
                RemedyKind.POOL,
                null,
                null,
                (pooler ? "Make the pool smaller: " : "Pool connections: a pool of ") + pool + " would do",
                taken + " and " + busy + " of them worked" + held,
                null,
                new Ruling.How(null, null, CAUTION),
                null);
    }

    private static Ruling withheld(String reason, @Nullable String fix) {
        return new Ruling.Withheld(RemedyKind.POOL, null, null, reason, fix, null);
    }
}
