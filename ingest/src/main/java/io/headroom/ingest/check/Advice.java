package io.headroom.ingest.check;

import io.headroom.core.capture.Problem;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.scope.TableName;
import java.util.ArrayList;
import java.util.List;

/** Settings with which Headroom works, but not as well as it could. */
final class Advice {
    private static final int SHORT_MILLIS = 10_000;
    private static final int DECODING_KILOBYTES = 256 << 10;

    private Advice() {}

    static List<Problem> onCapture(ServerState server, DatabaseConfig config) {
        List<Problem> problems = new ArrayList<>();
        if (server.senderTimeoutMillis() == 0) {
            problems.add(new Problem(
                    "wal_sender_timeout is off: a connection that broke unnoticed would keep Headroom's slot occupied.",
                    server.platform().setting("wal_sender_timeout", "60s", false)));
        } else if (server.senderTimeoutMillis() < SHORT_MILLIS) {
            problems.add(new Problem(
                    "wal_sender_timeout is " + server.senderTimeoutMillis()
                            + " ms: a short wait for Kafka already ends the connection.",
                    server.platform().setting("wal_sender_timeout", "60s", false)));
        }
        if (server.decodingKilobytes() < DECODING_KILOBYTES) {
            problems.add(new Problem(
                    "logical_decoding_work_mem is " + (server.decodingKilobytes() >> 10)
                            + " MB: larger transactions are written to the server's disk before they are sent.",
                    "ALTER ROLE " + TableName.quoted(config.username()) + " SET logical_decoding_work_mem = '256MB';"));
        }
        return problems;
    }

    static List<Problem> onReadings(ServerState server, DatabaseConfig config) {
        List<Problem> problems = new ArrayList<>();
        if (!server.monitors()) {
            problems.add(new Problem(
                    "Role " + config.username() + " may not read the sizes of WAL and of other databases: the server's"
                            + " storage stays unknown, and there is no date at which it runs out.",
                    "GRANT pg_monitor TO " + TableName.quoted(config.username()) + ";"));
        }
        if (!server.seesStatements()) {
            problems.add(new Problem(
                    "The extension pg_stat_statements is not in this database: nothing can be said about slow"
                            + " statements.",
                    server.platform().setting("shared_preload_libraries", "pg_stat_statements", true)
                            + " After that: CREATE EXTENSION pg_stat_statements; (Keep other libraries that are"
                            + " listed already.)"));
        }
        if (!server.timesReadsAndWrites()) {
            problems.add(new Problem(
                    "track_io_timing is off: how long reads and writes take is unknown.",
                    server.platform().setting("track_io_timing", "on", false)));
        }
        return problems;
    }
}
