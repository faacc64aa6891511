package io.headroom.core.config;

import java.util.List;

/**
 * The PgBouncer in front of an instance, whose clients wait where PostgreSQL cannot see them.
 *
 * @param url of its console, whose database is called {@code pgbouncer}
 * @param username one of PgBouncer's {@code stats_users} or {@code admin_users}
 */
public record PoolerConfig(PostgresUrl url, String username, Secret password) {
    private static final List<String> KEYS = List.of("url", "username", "password", "password-file");

    public PoolerConfig {
        Require.notBlank("username", username);
    }

    static PoolerConfig read(Section section) {
        section.only(KEYS);
        return section.build(() -> new PoolerConfig(
                section.required("url", PostgresUrl::parse, "postgresql://host:6432/pgbouncer"),
                section.required("username", Scalars::text, "one of PgBouncer's stats_users"),
                Password.read(section)));
    }
}
