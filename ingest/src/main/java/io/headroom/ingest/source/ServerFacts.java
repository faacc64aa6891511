package io.headroom.ingest.source;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What decides whether a server can be captured from.
 *
 * @param version as {@code server_version_num}, such as 180006
 * @param slotWalLimit {@code max_slot_wal_keep_size} as PostgreSQL prints it; -1 is no limit
 * @param mayReplicate whether our role may make slots
 * @param mayCreate whether our role may make a publication in the database
 */
record ServerFacts(
        int version,
        String walLevel,
        boolean standby,
        String slotWalLimit,
        boolean mayReplicate,
        boolean mayCreate,
        Platform platform) {

    /** Amazon RDS gives the right to replicate by membership in a role. */
    private static final String SQL = """
            SELECT current_setting('server_version_num')::int, current_setting('wal_level'), pg_is_in_recovery(),
                   coalesce(current_setting('max_slot_wal_keep_size', true), '-1'),
                   r.rolsuper OR r.rolreplication OR EXISTS (
                       SELECT FROM pg_roles m
                       WHERE m.rolname = 'rds_replication' AND pg_has_role(r.oid, m.oid, 'USAGE')),
                   has_database_privilege(current_database(), 'CREATE')
            FROM pg_roles r WHERE r.rolname = current_user
            """;

    static ServerFacts read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SQL)) {
            row.next();
            return new ServerFacts(
                    row.getInt(1),
                    row.getString(2),
                    row.getBoolean(3),
                    row.getString(4),
                    row.getBoolean(5),
                    row.getBoolean(6),
                    Platform.read(connection));
        }
    }
}
