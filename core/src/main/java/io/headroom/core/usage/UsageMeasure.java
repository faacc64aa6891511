package io.headroom.core.usage;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is read of a server and of what is on it. The names are part of the topic contract: they are added to, never
 * changed. None can be negative.
 */
public enum UsageMeasure {
    /** Databases, WAL and temporary files of an instance. */
    STORAGE(UsageUnit.BYTES),
    DATABASES(UsageUnit.BYTES),
    WAL(UsageUnit.BYTES),
    TEMPORARY_FILES(UsageUnit.BYTES),
    /** Outside the data directory; what databases have there is part of {@link #DATABASES} already. */
    OTHER_TABLESPACES(UsageUnit.BYTES),

    /** Client backends, whatever they do. */
    CONNECTIONS(UsageUnit.COUNT),
    /** {@code max_connections} without those that applications cannot have. */
    CONNECTIONS_USABLE(UsageUnit.COUNT),
    /** Of the usable ones. */
    CONNECTIONS_USED(UsageUnit.SHARE),
    CONNECTIONS_ACTIVE(UsageUnit.COUNT),
    CONNECTIONS_IDLE(UsageUnit.COUNT),
    CONNECTIONS_IDLE_IN_TRANSACTION(UsageUnit.COUNT),
    /** Idle ones of all. */
    CONNECTIONS_IDLE_SHARE(UsageUnit.SHARE),
    /** Attempts of our own that ended in SQLSTATE 53300 since the reading before; nobody counts those of others. */
    CONNECTIONS_REFUSED(UsageUnit.COUNT),
    /** Statements that have been running for more than a minute. */
    LONG_RUNNERS(UsageUnit.COUNT),
    LONGEST_STATEMENT(UsageUnit.SECONDS),
    LONGEST_TRANSACTION(UsageUnit.SECONDS),
    /** Sessions that wait for a lock. */
    BLOCKED_SESSIONS(UsageUnit.COUNT),
    /** Sessions that those wait for. */
    BLOCKING_SESSIONS(UsageUnit.COUNT),

    /** Clients of the pooler that have a connection, and those that wait for one. */
    POOL_CLIENTS_ACTIVE(UsageUnit.COUNT),
    POOL_CLIENTS_WAITING(UsageUnit.COUNT),
    /** Of the client that has waited longest. */
    POOL_LONGEST_WAIT(UsageUnit.SECONDS),

    /** Of all processors of the machine under the server; waiting for the disk is not use. */
    HOST_CPU_USED(UsageUnit.SHARE),
    /** What programs can have without swapping, the page cache included. */
    HOST_MEMORY_AVAILABLE(UsageUnit.BYTES),
    HOST_MEMORY_USED(UsageUnit.SHARE),
    /** Of the file system with the data directory. */
    HOST_DISK_AVAILABLE(UsageUnit.BYTES),
    HOST_DISK_USED(UsageUnit.SHARE),

    WAL_RATE(UsageUnit.BYTES_PER_SECOND),
    /** Since a WAL segment was last archived. */
    ARCHIVE_AGE(UsageUnit.SECONDS),
    /** Failed attempts to archive since the reading before. */
    ARCHIVE_FAILURES(UsageUnit.COUNT),
    /** Of the oldest database; new transactions are refused at about 2.1 billion. */
    TRANSACTION_ID_AGE(UsageUnit.COUNT),
    MULTIXACT_AGE(UsageUnit.COUNT),

    /** What a replica has not replayed yet; of a standby, what it has received and not replayed. */
    REPLICATION_LAG(UsageUnit.BYTES),
    REPLICATION_DELAY(UsageUnit.SECONDS),
    /** WAL that a slot keeps. */
    RETAINED_WAL(UsageUnit.BYTES),
    /** WAL that may still be written before a slot is lost. */
    SAFE_WAL(UsageUnit.BYTES),

    /** What a database or a table takes up on disk. */
    PHYSICAL_SIZE(UsageUnit.BYTES),
    TRANSACTION_RATE(UsageUnit.PER_SECOND),
    ROLLBACK_SHARE(UsageUnit.SHARE),
    CACHE_HIT_SHARE(UsageUnit.SHARE),
    TEMPORARY_RATE(UsageUnit.BYTES_PER_SECOND),
    /** Since the reading before. */
    DEADLOCKS(UsageUnit.COUNT),
    STATEMENT_RATE(UsageUnit.PER_SECOND),
    /** Percentiles over calls of their statement's mean, not of single calls: PostgreSQL keeps no such thing. */
    STATEMENT_MEAN_P50(UsageUnit.SECONDS),
    STATEMENT_MEAN_P95(UsageUnit.SECONDS),
    STATEMENT_MEAN_P99(UsageUnit.SECONDS),
    /** Calls since the reading before, of statements that took more than a second in the mean. */
    SLOW_STATEMENTS(UsageUnit.COUNT),

    /** Rows by which counts differ from tables, found by two counts in a row; of a database those of all tables. */
    DRIFT(UsageUnit.COUNT),

    HEAP(UsageUnit.BYTES),
    INDEXES(UsageUnit.BYTES),
    TOAST(UsageUnit.BYTES),
    FREE_SPACE(UsageUnit.BYTES),
    LIVE_ROWS(UsageUnit.COUNT),
    DEAD_ROWS(UsageUnit.COUNT),
    /** How much of a sequence is used up, by the narrower of the sequence and the column that it fills. */
    SEQUENCE_USED(UsageUnit.SHARE),

    /** From here on: of the application on a database, which reports them, because nobody else knows. */
    USERS(UsageUnit.COUNT),
    ACTIVE_USERS(UsageUnit.COUNT),
    CONCURRENT_USERS(UsageUnit.COUNT),
    REQUEST_RATE(UsageUnit.PER_SECOND),
    QUERY_RATE(UsageUnit.PER_SECOND),
    READ_RATE(UsageUnit.PER_SECOND),
    WRITE_RATE(UsageUnit.PER_SECOND),
    /** Of what the server can do. */
    READ_LOAD(UsageUnit.SHARE),
    RESPONSE_TIME(UsageUnit.SECONDS),
    RESPONSE_TIME_P50(UsageUnit.SECONDS),
    RESPONSE_TIME_P95(UsageUnit.SECONDS),
    RESPONSE_TIME_P99(UsageUnit.SECONDS),
    /** Of all requests. */
    ERROR_SHARE(UsageUnit.SHARE);

    private static final Set<UsageMeasure> REPORTED = Collections.unmodifiableSet(EnumSet.range(USERS, ERROR_SHARE));

    private final UsageUnit unit;

    UsageMeasure(UsageUnit unit) {
        this.unit = unit;
    }

    /** Those that applications report; the sampler reads none of them, so every series has one writer. */
    public static Set<UsageMeasure> reported() {
        return REPORTED;
    }

    public UsageUnit unit() {
        return unit;
    }
}
