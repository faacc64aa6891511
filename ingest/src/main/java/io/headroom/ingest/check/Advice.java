package io.headroom.ingest.check;

import io.headroom.core.capture.Problem;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.scope.TableName;
import io.headroom.ingest.source.Lack;
import io.headroom.ingest.source.Setting;
import java.util.ArrayList;
import java.util.List;

/** Settings with which Headroom works, but not as well as it could. */
final class Advice {
    private static final int SHORT_MILLIS = 10_000;
    private static final int DECODING_KILOBYTES = 256 << 10;

    private static final Setting TIMEOUT = new Setting("wal_sender_timeout", List.of("60s"), "60000", false);

    private Advice() {}

    static List<Lack> onCapture(ServerState server, DatabaseConfig config) {
        List<Lack> lacks = new ArrayList<>();
        if (server.senderTimeoutMillis() == 0) {
            lacks.add(Lack.of(
                    "wal_sender_timeout is off: a connection that broke unnoticed would keep Headroom's slot occupied.",
                    TIMEOUT,
                    server.platform(),
                    ""));
        } else if (server.senderTimeoutMillis() < SHORT_MILLIS) {
            lacks.add(Lack.of(
                    "wal_sender_timeout is " + server.senderTimeoutMillis()
                            + " ms: a short wait for Kafka already ends the connection.",
                    TIMEOUT,
                    server.platform(),
                    ""));
        }
        if (server.decodingKilobytes() < DECODING_KILOBYTES) {
            lacks.add(Lack.of(new Problem(
                    "logical_decoding_work_mem is " + (server.decodingKilobytes() >> 10)
                            + " MB: larger transactions are written to the server's disk before they are sent.",
                    "ALTER ROLE " + TableName.quoted(config.username())
                            + " SET logical_decoding_work_mem = '256MB';")));
        }
        return lacks;
    }

    static List<Lack> onReadings(ServerState server, DatabaseConfig config) {
        List<Lack> lacks = new ArrayList<>();
        if (!server.monitors()) {
            lacks.add(Lack.of(new Problem(
                    "Role " + config.username() + " may not read the sizes of WAL and of other databases: the server's"
                            + " storage stays unknown, and there is no date at which it runs out.",
                    "GRANT pg_monitor TO " + TableName.quoted(config.username()) + ";")));
        }
        if (!server.statements().installed()) {
            lacks.add(server.statements().lack(server.platform()));
        }
        if (!server.timesReadsAndWrites()) {
            lacks.add(Lack.of(
                    "track_io_timing is off: how long reads and writes take is unknown.",
                    new Setting("track_io_timing", "on", false),
                    server.platform(),
                    ""));
        }
        return lacks;
    }
}
