package io.headroom.core.readiness;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param pooler whether the configuration names one in front of the server
 * @param used connections of the whole server
 * @param usable connections that applications can have
 * @param sessions that were begun in the database since the reading before; null before PostgreSQL 14
 * @param transactions that were ended in that time
 * @param workMemoryBytes {@code work_mem} of the server; null while nobody has read it
 */
public record PoolFacts(
        boolean pooler,
        int used,
        int usable,
        @Nullable Long sessions,
        long transactions,
        @Nullable Long workMemoryBytes)
        implements CheckFacts {
    private static final double MOST_USED = 0.8;

    /** Fewer say nothing about how an application connects. */
    private static final int ENOUGH = 100;

    private static final int LEAST_A_SESSION = 5;
    private static final String FIX =
            "Let the application keep its connections in a pool, or put PgBouncer in front of the"
                    + " server and name it under pooler in the configuration.";

    /** Of a server whose {@code work_mem} nobody has read. */
    public PoolFacts(boolean pooler, int used, int usable, @Nullable Long sessions, long transactions) {
        this(pooler, used, usable, sessions, transactions, null);
    }

    @Override
    public Check check() {
        return Check.POOL;
    }

    @Override
    public Finding judge(Instant now) {
        String connections = used + " of " + usable + " usable connections are taken";
        if (used > MOST_USED * usable) {
            return Finding.fail(check(), connections, FIX);
        }
        if (sessions == null) {
            return pooler
                    ? Finding.pass(check(), connections + ", and there is a pooler")
                    : Finding.unknown(
                            check(),
                            "PostgreSQL before version 14 does not count sessions; " + connections,
                            "Name the pooler in the configuration, or upgrade the server.");
        }
        if (sessions >= ENOUGH && sessions * LEAST_A_SESSION > transactions) {
            String busy = sessions + " sessions were begun for " + transactions
                    + " transactions: nearly one for each request";
            return Finding.fail(check(), busy, FIX);
        }
        return transactions < ENOUGH && !pooler
                ? Finding.unknown(
                        check(),
                        "only " + transactions + " transactions have been seen; " + connections,
                        "It is read again within a quarter of an hour.")
                : Finding.pass(
                        check(),
                        connections + "; " + sessions + " sessions were begun for " + transactions + " transactions");
    }
}
