package io.headroom.core.config;

import io.headroom.core.annotation.Annotation;
import io.headroom.core.quantity.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One watched database.
 *
 * @param name what topics, API and dashboard call it
 * @param instance the server it is on; always one of {@link HeadroomConfig#instances()}
 * @param createdAt columns that may hold a row's creation time, the most trusted first
 * @param acceptUnboundedWal whether to go on although PostgreSQL would keep WAL for a stalled slot without limit
 * @param walBudget the WAL that PostgreSQL may keep for Headroom; absent for the default, which depends on the disk
 * @param heartbeat how often a mark is written to the WAL, so that silence can be told from standstill
 * @param seeding how the rows are read that were there before
 * @param reconciliation how counts are held against the tables
 * @param annotations what is known of its future
 */
public record DatabaseConfig(
        String name,
        String instance,
        PostgresUrl url,
        String username,
        Secret password,
        TenantConfig tenant,
        TablesConfig tables,
        List<String> createdAt,
        CaptureMode capture,
        boolean acceptUnboundedWal,
        @Nullable Bytes walBudget,
        Duration heartbeat,
        SeedingConfig seeding,
        ReconciliationConfig reconciliation,
        List<Annotation> annotations) {
    private static final List<String> OWN_KEYS = List.of(
            "url",
            "username",
            "password",
            "password-file",
            "instance",
            "tenant",
            "tables",
            "created-at",
            "capture",
            "accept-unbounded-wal",
            "wal-budget",
            "heartbeat",
            "seeding",
            "reconciliation",
            "annotations");
    private static final List<String> KEYS = keys();
    /** Four segments of WAL. */
    private static final Bytes LEAST_BUDGET = new Bytes(64_000_000);

    private static final List<String> CREATED_AT = List.of("created_at", "createdAt");

    public DatabaseConfig {
        Require.name("name", name);
        Require.name("instance", instance);
        Require.notBlank("username", username);
        annotations = List.copyOf(annotations);
        createdAt = List.copyOf(createdAt);
        createdAt.forEach(column -> Require.notBlank("created-at", column));
        if (walBudget != null && walBudget.compareTo(LEAST_BUDGET) < 0) {
            throw new IllegalArgumentException(
                    "wal-budget must be at least 64MB, which a slot may retain in good health, got "
                            + walBudget.count());
        }
        Require.positive("heartbeat", heartbeat);
    }

    static DatabaseConfig read(String name, Section section) {
        section.only(KEYS);
        return section.build(() -> new DatabaseConfig(
                name,
                section.value("instance", Scalars::text, name),
                section.required("url", PostgresUrl::parse, PostgresUrl.FORM),
                section.required("username", Scalars::text, "the role that Headroom logs in as"),
                Password.read(section),
                section.has("tenant") ? TenantConfig.read(section.section("tenant")) : TenantConfig.SHARED,
                TablesConfig.read(section.section("tables")),
                section.list("created-at", CREATED_AT),
                section.value("capture", CaptureMode::parse, CaptureMode.CHANGES),
                section.value("accept-unbounded-wal", Scalars::flag, false),
                section.value("wal-budget", Scalars::bytes),
                section.value("heartbeat", Scalars::duration, Duration.ofSeconds(1)),
                SeedingConfig.read(section.section("seeding")),
                ReconciliationConfig.read(section.section("reconciliation")),
                AnnotationSection.read(name, section.section("annotations"))));
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(OWN_KEYS);
        keys.addAll(InstanceConfig.KEYS);
        return List.copyOf(keys);
    }
}
