package io.headroom.ingest.sampler;

import io.headroom.core.readiness.PoolFacts;
import io.headroom.core.readiness.RoleFacts;
import io.headroom.core.readiness.RoleFacts.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out who is connected, and how often connections are made; names and numbers of sessions are hidden from nobody. */
final class SessionFacts {
    /** Sessions of people at a prompt and of dumps are not the application's. */
    static final String ROLES = """
            SELECT r.rolname, r.rolsuper, count(*)
              FROM pg_stat_activity a JOIN pg_roles r ON r.oid = a.usesysid
             WHERE a.datname = current_database() AND coalesce(a.backend_type, 'client backend') = 'client backend'
               AND a.application_name !~* '^(psql|pg_|pgadmin|dbeaver|datagrip)'
             GROUP BY r.rolname, r.rolsuper ORDER BY count(*) DESC, r.rolname LIMIT 20
            """;

    /** PostgreSQL counts sessions from version 14 on. */
    private static final int COUNTS_SESSIONS = 14;

    private static final String CONNECTIONS = """
            SELECT (SELECT sum(numbackends) FROM pg_stat_database WHERE datid <> 0),
                   (SELECT sum(CASE name WHEN 'max_connections' THEN setting::int ELSE -setting::int END) FROM pg_settings
                     WHERE name IN ('max_connections', 'superuser_reserved_connections', 'reserved_connections')),
                   %s, xact_commit + xact_rollback,
                   (SELECT setting::bigint * 1024 FROM pg_settings WHERE name = 'work_mem')
              FROM pg_stat_database WHERE datname = current_database()
            """;

    private final String role;
    private final boolean pooler;
    private @Nullable Counted before;

    private record Counted(@Nullable Long sessions, long transactions) {}

    SessionFacts(String role, boolean pooler) {
        this.role = role;
        this.pooler = pooler;
    }

    String connections(Asking asking) throws SQLException {
        boolean counted = asking.connection().getMetaData().getDatabaseMajorVersion() >= COUNTS_SESSIONS;
        return CONNECTIONS.formatted(counted ? "sessions" : "NULL::bigint");
    }

    /** Since the reading before; the first is about all the time since the statistics began. */
    PoolFacts pool(ResultSet row) throws SQLException {
        row.next();
        long sessions = row.getLong(3);
        Counted now = new Counted(row.wasNull() ? null : (Long) sessions, row.getLong(4));
        Counted since = before != null && before.transactions() <= now.transactions() ? before : new Counted(0L, 0);
        before = now;
        Long begun = now.sessions() == null || since.sessions() == null
                ? now.sessions()
                : (Long) Math.max(0, now.sessions() - since.sessions());
        long transactions = now.transactions() - since.transactions();
        return new PoolFacts(pooler, row.getInt(1), row.getInt(2), begun, transactions, row.getLong(5));
    }

    RoleFacts roles(ResultSet rows) throws SQLException {
        List<Role> found = new ArrayList<>();
        while (rows.next()) {
            if (!rows.getString(1).equals(role)) {
                found.add(new Role(rows.getString(1), rows.getBoolean(2), rows.getInt(3)));
            }
        }
        return new RoleFacts(found);
    }
}
