package io.headroom.standalone.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Makes the demo's database in an empty folder: roles, schema, history, and a state that a later start finds again. */
final class DatabaseMaker {

    /** As much as the WAL directory keeps, and a little more. */
    private static final int WAL_SEGMENTS = 36;

    private static final List<String> ROLES = List.of(
            "CREATE ROLE app LOGIN",
            "CREATE ROLE headroom LOGIN REPLICATION",
            // A publication takes tables only from their owner; sizes of other databases are for monitors.
            "GRANT app, pg_monitor TO headroom",
            "CREATE DATABASE training OWNER app",
            "GRANT CREATE ON DATABASE training TO headroom");

    /** Loading wrote hardly any WAL. From here on the directory neither grows nor shrinks by what the workload does. */
    private static final String FILL_WAL =
            "SELECT pg_logical_emit_message(false, 'demo', repeat('.', 1048576)) FROM generate_series(1, "
                    + WAL_SEGMENTS + ")";

    private final Progress progress;

    DatabaseMaker(Progress progress) {
        this.progress = progress;
    }

    void make(DataFolder folder, Instant now) throws SQLException {
        progress.report("Preparing PostgreSQL", 0);
        folder.beginLoading();
        try (ServerProcess server = ServerProcess.filled(folder.database(), folder.log())) {
            run(new Login(server.port(), "postgres", "postgres"), ROLES);
            DemoHistory.load(
                    new Login(server.port(), DemoServer.DATABASE, "app"),
                    HistoryPlan.endingAt(now, HistoryPlan.SEED),
                    progress);
            progress.report("Tidying up", 93);
            run(new Login(server.port(), DemoServer.DATABASE, "postgres"), List.of("VACUUM ANALYZE", FILL_WAL));
            run(new Login(server.port(), "postgres", "postgres"), List.of("VACUUM ANALYZE", "CHECKPOINT"));
        }
        folder.loaded();
    }

    private static void run(Login login, List<String> statements) throws SQLException {
        try (Connection connection = login.connect()) {
            for (String sql : statements) {
                DemoSchema.execute(connection, sql);
            }
        }
    }
}
