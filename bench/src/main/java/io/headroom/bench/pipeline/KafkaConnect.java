package io.headroom.bench.pipeline;

import io.headroom.testkit.Postgres;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.connect.cli.ConnectStandalone;

/** Kafka Connect, standalone, with Debezium's connector and the JSON converter without schemas. */
final class KafkaConnect extends ToKafka {
    static final String TOPIC = "connect.public.event";
    private static final Pattern OPERATION = Pattern.compile("\"op\":\"([cudr])\"");

    private final Path worker;
    private final Path connector;

    private KafkaConnect(Source source, Path folder, Gauge gauge, Path worker, Path connector) {
        super("Kafka Connect, Debezium, JSON", source, folder, gauge);
        this.worker = worker;
        this.connector = connector;
    }

    /** @param snapshot Debezium's snapshot.mode */
    static KafkaConnect of(Source source, Path folder, String servers, String snapshot) throws IOException {
        Path worker = write(folder.resolve("worker.properties"), worker(folder, servers));
        Path connector = write(folder.resolve("connector.properties"), connector(source.postgres(), snapshot));
        return new KafkaConnect(source, folder, new Gauge(servers, TOPIC), worker, connector);
    }

    private static Map<String, String> worker(Path folder, String servers) {
        return Map.of(
                "bootstrap.servers", servers,
                "key.converter", "org.apache.kafka.connect.json.JsonConverter",
                "key.converter.schemas.enable", "false",
                "value.converter", "org.apache.kafka.connect.json.JsonConverter",
                "value.converter.schemas.enable", "false",
                "plugin.discovery", "service_load",
                "listeners", "http://127.0.0.1:0",
                "offset.storage.file.filename", folder.resolve("offsets").toString());
    }

    private static Map<String, String> connector(Postgres postgres, String snapshot) {
        return Map.ofEntries(
                Map.entry("name", "connect"),
                Map.entry("connector.class", "io.debezium.connector.postgresql.PostgresConnector"),
                Map.entry("topic.prefix", "connect"),
                Map.entry("database.hostname", postgres.host()),
                Map.entry("database.port", String.valueOf(postgres.port())),
                Map.entry("database.user", postgres.user()),
                Map.entry("database.password", postgres.password()),
                Map.entry("database.dbname", Source.DATABASE),
                Map.entry("plugin.name", "pgoutput"),
                Map.entry("slot.name", "connect"),
                Map.entry("publication.name", "connect"),
                Map.entry("publication.autocreate.mode", "filtered"),
                Map.entry("table.include.list", "public.event"),
                Map.entry("snapshot.mode", snapshot),
                Map.entry("topic.creation.default.partitions", "4"),
                Map.entry("topic.creation.default.replication.factor", "1"),
                Map.entry("tombstones.on.delete", "false"));
    }

    private static Path write(Path file, Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
        return file;
    }

    @Override
    Child start() {
        return Child.java(
                folder.resolve("connect.log"),
                ConnectStandalone.class.getName(),
                worker.toString(),
                connector.toString());
    }

    @Override
    char operation(byte[] value) {
        Matcher found = OPERATION.matcher(new String(value, StandardCharsets.UTF_8));
        if (!found.find()) {
            return ' ';
        }
        return found.group(1).matches("[cr]")
                ? 'I'
                : found.group(1).toUpperCase(Locale.ROOT).charAt(0);
    }
}
