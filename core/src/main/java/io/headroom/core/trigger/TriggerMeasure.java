package io.headroom.core.trigger;

import io.headroom.core.capacity.MeasuredLimit;
import io.headroom.core.capacity.Resource;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a rule can be about. Those that share a name with a {@link UsageMeasure} are read by the sampler; of the others
 * each says where it is from, and those that nobody measures yet say why: a rule about them is UNKNOWN, never healthy.
 * The names are part of the contract of policies: they are added to, never changed.
 */
public enum TriggerMeasure {
    /** Used storage as a share of what the instance has. */
    STORAGE_USED(Resource.STORAGE, UsageUnit.SHARE, "storage"),
    /** From now until the early (P10) date of the 95 % ceiling, less the declared lead time. */
    STORAGE_RUNWAY(Resource.STORAGE, UsageUnit.SECONDS, "time left to order storage"),
    /**
     * From now until the likely (P50) date of the 95 % ceiling, or a week after the early one, whichever is sooner, less the
     * declared lead time.
     */
    STORAGE_LIKELY_RUNWAY(Resource.STORAGE, UsageUnit.SECONDS, "time left to order storage, likely"),
    /** Physical size of one database. */
    DATABASE_SIZE(Resource.STORAGE, UsageUnit.BYTES, "database size"),

    /** From now until the early (P10) date on which none is usable any more, less the declared lead time; so are the next two. */
    CONNECTIONS_RUNWAY(Resource.CONNECTIONS, UsageUnit.SECONDS, "time left to order connections"),
    MEMORY_RUNWAY(Resource.MEMORY, UsageUnit.SECONDS, "time left to order memory"),
    CPU_RUNWAY(Resource.CPU, UsageUnit.SECONDS, "time left to order CPU"),
    /** From now until the early (P10) date of the last number; so are the next two. Nothing can be ordered. */
    SEQUENCE_RUNWAY(Resource.SEQUENCES, UsageUnit.SECONDS, "time left of a sequence"),
    TRANSACTION_ID_RUNWAY(Resource.TRANSACTION_IDS, UsageUnit.SECONDS, "time left of transaction ids"),
    MULTIXACT_RUNWAY(Resource.MULTIXACT_IDS, UsageUnit.SECONDS, "time left of multixact ids"),

    CONNECTIONS_USED(Resource.CONNECTIONS, UsageUnit.SHARE, "usable connections"),
    CONNECTIONS_REFUSED(Resource.CONNECTIONS, UsageUnit.COUNT, "refused connections"),
    CONNECTIONS_IDLE_SHARE(Resource.CONNECTIONS, UsageUnit.SHARE, "idle connections"),
    POOL_CLIENTS_WAITING(Resource.CONNECTIONS, UsageUnit.COUNT, "clients waiting at the pooler"),
    POOL_LONGEST_WAIT(Resource.CONNECTIONS, UsageUnit.SECONDS, "longest wait at the pooler"),
    LONG_RUNNERS(Resource.SESSIONS, UsageUnit.COUNT, "statements running for more than a minute"),
    LONGEST_TRANSACTION(Resource.SESSIONS, UsageUnit.SECONDS, "longest transaction"),
    BLOCKED_SESSIONS(Resource.SESSIONS, UsageUnit.COUNT, "blocked sessions"),
    DEADLOCKS(Resource.SESSIONS, UsageUnit.COUNT, "deadlocks"),

    SLOW_STATEMENTS(Resource.STATEMENTS, UsageUnit.COUNT, "statements slower than a second"),
    STATEMENT_MEAN_P50(Resource.STATEMENTS, UsageUnit.SECONDS, "median of statement means"),
    STATEMENT_MEAN_P95(Resource.STATEMENTS, UsageUnit.SECONDS, "95th percentile of statement means"),
    STATEMENT_MEAN_P99(Resource.STATEMENTS, UsageUnit.SECONDS, "99th percentile of statement means"),
    CACHE_HIT_SHARE(Resource.MEMORY, UsageUnit.SHARE, "cache hits"),

    REPLICATION_DELAY(Resource.REPLICATION, UsageUnit.SECONDS, "replication delay"),
    REPLICATION_LAG(Resource.REPLICATION, UsageUnit.BYTES, "replication lag"),
    RETAINED_WAL(Resource.SLOTS, UsageUnit.BYTES, "WAL kept for a slot"),
    SAFE_WAL(Resource.SLOTS, UsageUnit.BYTES, "WAL that may still be written before a slot is lost"),
    TRANSACTION_ID_AGE(Resource.TRANSACTION_IDS, UsageUnit.COUNT, "age of the oldest transaction id"),
    MULTIXACT_AGE(Resource.MULTIXACT_IDS, UsageUnit.COUNT, "age of the oldest multixact id"),
    SEQUENCE_USED(Resource.SEQUENCES, UsageUnit.SHARE, "sequence"),
    ARCHIVE_AGE(Resource.ARCHIVE, UsageUnit.SECONDS, "time since WAL was last archived"),
    ARCHIVE_FAILURES(Resource.ARCHIVE, UsageUnit.COUNT, "failed attempts to archive WAL"),

    /** Of the budget of our own slot. */
    OWN_SLOT_WAL(Resource.OWN_WAL, UsageUnit.SHARE, "Headroom's WAL budget"),
    /** 0 while a capture does its work, 1 while it tries again, 2 once it needs somebody. */
    CAPTURE_TROUBLE(Resource.CAPTURE, UsageUnit.COUNT, "trouble of the capture"),
    /** Since the capture last said anything. */
    CAPTURE_SILENCE(Resource.CAPTURE, UsageUnit.SECONDS, "silence of the capture"),
    /** Since the instance was last read. */
    READING_SILENCE(Resource.READINGS, UsageUnit.SECONDS, "time without a reading"),
    DEAD_LETTERS(Resource.DEAD_LETTERS, UsageUnit.COUNT, "records set aside"),
    /** Between what is counted and what PostgreSQL counts, found twice in a row. */
    DRIFT(Resource.CAPTURE, UsageUnit.COUNT, "rows by which counts differ"),

    /** Where the configuration says whom to ask about the machine; so are the next two. */
    HOST_CPU_USED(Resource.CPU, UsageUnit.SHARE, "CPU"),
    /** 1 − MemAvailable ÷ MemTotal: never "used including page cache". */
    HOST_MEMORY_USED(Resource.MEMORY, UsageUnit.SHARE, "memory"),
    HOST_DISK_USED(Resource.STORAGE, UsageUnit.SHARE, "disk of the host"),

    /** In working hours, as the share of them above 70 % on the third busiest of five workdays: what "consistently" means. */
    CPU_BUSY_HOURS(Resource.CPU, UsageUnit.SHARE, "working hours with busy CPU"),
    OUT_OF_MEMORY_KILLS(Resource.MEMORY, UsageUnit.COUNT, "out-of-memory kills", "nobody counts what the kernel ends"),
    /** Since the backup that was reported last, if it went well; so is the next one out of reports. */
    BACKUP_AGE(Resource.BACKUPS, UsageUnit.SECONDS, "age of the last backup"),
    BACKUP_FAILED(Resource.BACKUPS, UsageUnit.COUNT, "failed backups or restore tests"),

    /** What applications report; so are all that follow. */
    READ_LOAD(Resource.CPU, UsageUnit.SHARE, "read load"),
    USERS(Resource.USERS, UsageUnit.COUNT, "users"),
    ACTIVE_USERS(Resource.USERS, UsageUnit.COUNT, "active users"),
    CONCURRENT_USERS(Resource.USERS, UsageUnit.COUNT, "concurrent users"),
    REQUEST_RATE(Resource.APPLICATION, UsageUnit.PER_SECOND, "requests of the application"),
    QUERY_RATE(Resource.APPLICATION, UsageUnit.PER_SECOND, "queries of the application"),
    READ_RATE(Resource.APPLICATION, UsageUnit.PER_SECOND, "reads of the application"),
    WRITE_RATE(Resource.APPLICATION, UsageUnit.PER_SECOND, "writes of the application"),
    RESPONSE_TIME(Resource.APPLICATION, UsageUnit.SECONDS, "response time of the application"),
    RESPONSE_TIME_P50(Resource.APPLICATION, UsageUnit.SECONDS, "median response time of the application"),
    RESPONSE_TIME_P95(Resource.APPLICATION, UsageUnit.SECONDS, "95th percentile of the application's response time"),
    RESPONSE_TIME_P99(Resource.APPLICATION, UsageUnit.SECONDS, "99th percentile of the application's response time"),
    ERROR_SHARE(Resource.ERRORS, UsageUnit.SHARE, "failed requests of the application");

    private static final Map<UsageMeasure, TriggerMeasure> READ = new EnumMap<>(UsageMeasure.class);

    static {
        for (UsageMeasure usage : UsageMeasure.values()) {
            Arrays.stream(values())
                    .filter(measure -> measure.name().equals(usage.name()))
                    .forEach(measure -> READ.put(usage, measure));
        }
    }

    private final Resource resource;
    private final UsageUnit unit;
    private final String label;
    private final @Nullable String unmeasured;

    TriggerMeasure(Resource resource, UsageUnit unit, String label) {
        this(resource, unit, label, null);
    }

    TriggerMeasure(Resource resource, UsageUnit unit, String label, @Nullable String unmeasured) {
        this.resource = resource;
        this.unit = unit;
        this.label = label;
        this.unmeasured = unmeasured;
    }

    /** What the sampler calls it, if it reads it and a rule can be about it. */
    public static Optional<TriggerMeasure> of(UsageMeasure usage) {
        return Optional.ofNullable(READ.get(usage));
    }

    /** The time until a limit that is measured. */
    public static TriggerMeasure runwayTo(MeasuredLimit limit) {
        return switch (limit) {
            case CONNECTIONS -> CONNECTIONS_RUNWAY;
            case MEMORY -> MEMORY_RUNWAY;
            case CPU -> CPU_RUNWAY;
            case SEQUENCES -> SEQUENCE_RUNWAY;
            case TRANSACTION_IDS -> TRANSACTION_ID_RUNWAY;
            case MULTIXACT_IDS -> MULTIXACT_RUNWAY;
        };
    }

    /** Triggers of one resource and subject are about the same thing: of them only the gravest notifies. */
    public Resource resource() {
        return resource;
    }

    public UsageUnit unit() {
        return unit;
    }

    /** The words for it in a sentence. */
    public String label() {
        return label;
    }

    /** Why nobody measures it; empty if it is measured. */
    public Optional<String> unmeasured() {
        return Optional.ofNullable(unmeasured);
    }

    /** Where it is read only; empty if it is read of every instance. A rule about it says nothing of the others. */
    public Optional<String> readOnlyWhere() {
        return switch (this) {
            case HOST_CPU_USED, CPU_BUSY_HOURS, CPU_RUNWAY, HOST_MEMORY_USED, MEMORY_RUNWAY, HOST_DISK_USED ->
                Optional.of("the instance names its host");
            case POOL_CLIENTS_WAITING, POOL_LONGEST_WAIT -> Optional.of("the instance names its pooler");
            case SLOW_STATEMENTS, STATEMENT_MEAN_P50, STATEMENT_MEAN_P95, STATEMENT_MEAN_P99 ->
                Optional.of("pg_stat_statements is installed");
            case BACKUP_AGE, BACKUP_FAILED ->
                Optional.of("somebody reports backups or restore tests by POST /api/v1/databases/{db}/evidence");
            default ->
                isReported()
                        ? Optional.of("the application reports it by POST /api/v1/databases/{db}/readings")
                        : Optional.empty();
        };
    }

    private boolean isReported() {
        return UsageMeasure.reported().stream().anyMatch(usage -> usage.name().equals(name()));
    }
}
