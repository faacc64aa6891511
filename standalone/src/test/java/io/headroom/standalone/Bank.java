package io.headroom.standalone;

import io.headroom.testkit.OwnPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** pgbench's bank with two months and a half behind it, and a day that brings as many rows as two weeks. */
final class Bank {
    /** The WAL's folder has its least size from the start, and the busy day happens within that: only tables grow. */
    static final Map<String, String> SETTINGS = Map.of(
            "wal_level", "logical",
            "max_slot_wal_keep_size", "2GB",
            "min_wal_size", "128MB",
            "max_wal_size", "128MB",
            "autovacuum", "off");

    private static final Path PGBENCH = Path.of("/usr/bin/pgbench");

    private static final String ROWS = "INSERT INTO pgbench_history (tid, bid, aid, delta, mtime, receipt)";

    /** When its rows were made says how it grew, by 520 rows a day. They are wide and few, so that counting them does not take long. */
    private static final List<String> HISTORY = List.of(
            "ALTER TABLE pgbench_history ADD COLUMN id bigserial PRIMARY KEY, ADD COLUMN receipt text",
            ROWS + " SELECT 1, 1, i, 0, now() - interval '77 days' * i / 40000, repeat('paid ', 200)"
                    + " FROM generate_series(1, 40000) i");

    private static final int SEGMENTS_OF_WAL = 10;

    private static final String BUSY =
            ROWS + " SELECT 1, 1, i, 1, CURRENT_TIMESTAMP, repeat('paid ', 200) FROM generate_series(1, 100) i;\n";
    private static final int TRANSACTIONS = 66;
    private static final int A_SECOND = 2;

    private final OwnPostgres server;
    private final Path folder;

    Bank(OwnPostgres server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    static boolean isPossible() {
        return Files.isExecutable(PGBENCH);
    }

    void open() throws Exception {
        try (Program initialising = pgbench("-i", "-I", "dtp")) {
            initialising.awaitSuccess();
        }
        try (Connection connection = server.postgres().connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String sql : HISTORY) {
                statement.execute(sql);
            }
            for (int i = 0; i < SEGMENTS_OF_WAL; i++) {
                statement.execute("SELECT pg_logical_emit_message(false, 'bank', ''), pg_switch_wal()");
            }
            statement.execute("CHECKPOINT");
        }
    }

    /** So many rows and no more, however fast they come: where that leads does not depend on the machine. */
    Program busyDay() throws IOException {
        Path script = Files.writeString(folder.resolve("busy.sql"), BUSY);
        return pgbench("-n", "-t", "" + TRANSACTIONS, "-R", "" + A_SECOND, "-f", script.toString());
    }

    private Program pgbench(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                PGBENCH.toString(),
                "-h",
                "localhost",
                "-p",
                "" + server.postgres().port(),
                "-U",
                "postgres"));
        command.addAll(List.of(arguments));
        command.add("postgres");
        return Program.start(Files.createTempFile(folder, "pgbench-", ".log"), command);
    }
}
