package io.headroom.bench.pipeline;

import io.headroom.analytics.Analytics;
import io.headroom.analytics.AnalyticsConfig;
import io.headroom.core.decision.Estate;
import io.headroom.core.topic.TopicCheck;
import io.headroom.core.topic.Topics;
import io.headroom.standalone.broker.EmbeddedBroker;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/**
 * How fast the rows that are there already reach Kafka, and until when they are all counted, beside Debezium's own
 * snapshot: {@code SeedBench [rows]}.
 */
public final class SeedBench {
    private static final int PARTITIONS = 4;

    private SeedBench() {}

    public static void main(String[] arguments) throws Exception {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        Path folder = Files.createTempDirectory("seed-bench");
        try (Source source = Source.start();
                EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"))) {
            source.fill(arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000);
            long rows = source.done().inserts();
            double snapshot;
            try (KafkaConnect connect = KafkaConnect.of(source, folder, broker.bootstrapServers(), "initial_only")) {
                snapshot = connect.seconds(rows);
            }
            double seeded;
            try (HeadroomCapture capture = HeadroomCapture.of(source, folder, broker.bootstrapServers())) {
                seeded = capture.seconds(rows);
            }
            out.printf("%,d rows%n", rows);
            print(out, "Kafka Connect, Debezium's snapshot", snapshot, snapshot, rows);
            print(out, "headroom ingest", seeded, snapshot, rows);
            print(out, "headroom, until counts equal SQL", counted(source, folder), snapshot, rows);
        }
    }

    private static void print(PrintWriter out, String name, double seconds, double snapshot, long rows) {
        out.printf("%-36s %8.1f s %10.0f rows/s %6.2f x Debezium%n", name, seconds, rows / seconds, snapshot / seconds);
    }

    /** On a broker that knows nothing yet, with both roles started before the first row, as Connect's program is. */
    private static double counted(Source source, Path folder) throws Exception {
        Path fresh = Files.createDirectory(folder.resolve("fresh"));
        source.execute("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE NOT active");
        Tenants truth = Tenants.of(source);
        try (EmbeddedBroker broker = EmbeddedBroker.start(fresh.resolve("kafka"));
                HeadroomCapture capture = HeadroomCapture.of(source, fresh, broker.bootstrapServers());
                Gauge changes = new Gauge(broker.bootstrapServers(), Topics.ROW_CHANGES.name());
                Analytics analytics = analytics(fresh, broker.bootstrapServers())) {
            while (!analytics.health().ready()) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            try (Child ingest = capture.start()) {
                changes.await(1);
                long started = System.nanoTime();
                while (!Tenants.ours(broker.bootstrapServers()).equals(truth)) {
                    if (!ingest.isAlive() || !analytics.health().alive()) {
                        throw new IllegalStateException("a role has ended; see the logs in " + fresh);
                    }
                    TimeUnit.MILLISECONDS.sleep(200);
                }
                return (System.nanoTime() - started) / 1e9;
            }
        }
    }

    private static Analytics analytics(Path folder, String servers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            TopicCheck.ensure(admin, PARTITIONS, (short) 1);
        }
        return Analytics.start(new AnalyticsConfig(
                Map.of("bootstrap.servers", servers), PARTITIONS, folder.resolve("streams"), 1, 1, Estate.UNKNOWN));
    }
}
