package io.headroom.ingest.capture;

import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.config.PostgresUrl;
import io.headroom.core.scope.TableName;
import io.headroom.ingest.announce.EngineOffsets;
import io.headroom.ingest.announce.StoredOffsets;
import io.headroom.ingest.source.Heartbeat;
import io.headroom.ingest.source.Slot;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The settings of Debezium's engine for one database and slot generation. */
final class EngineSettings {
    private static final Map<String, String> FIXED = Map.ofEntries(
            Map.entry("connector.class", "io.debezium.connector.postgresql.PostgresConnector"),
            Map.entry("plugin.name", "pgoutput"),
            Map.entry("slot.drop.on.stop", "false"),
            Map.entry("publication.autocreate.mode", "disabled"),
            Map.entry("message.prefix.include.list", Heartbeat.PREFIX),
            Map.entry("tombstones.on.delete", "false"),
            // TRUNCATE is left out by default.
            Map.entry("skipped.operations", "none"),
            // One thread keeps the batches in order.
            Map.entry("record.processing.threads", "1"),
            Map.entry("snapshot.mode", "initial"),
            Map.entry("snapshot.max.threads", "1"),
            Map.entry("snapshot.fetch.size", "10240"),
            // The default poll interval of 500 ms would be the latency.
            Map.entry("poll.interval.ms", "5"),
            Map.entry("max.batch.size", "8192"),
            Map.entry("max.queue.size", "32768"),
            Map.entry("max.queue.size.in.bytes", Integer.toString(128 << 20)),
            // Only what the sizer measures: text as PostgreSQL prints it, bytes as they are.
            Map.entry("decimal.handling.mode", "string"),
            Map.entry("binary.handling.mode", "bytes"),
            Map.entry("hstore.handling.mode", "json"),
            Map.entry("interval.handling.mode", "string"),
            Map.entry("include.unknown.datatypes", "true"),
            // The other mode looks for toastable columns while it reads a schema, and commits: the snapshot would read
            // without the one that the slot exported, and count what is streamed as well.
            Map.entry("schema.refresh.mode", "columns_diff"),
            Map.entry("statistics.metrics.enabled", "false"),
            Map.entry("extended.headers.enabled", "false"),
            // Log positions are confirmed by us alone, as soon as an offset is stored.
            Map.entry("lsn.flush.mode", "connector"),
            Map.entry("offset.flush.interval.ms", "0"),
            Map.entry("status.update.interval.ms", "1000"),
            // The supervisor retries; here a failure is to be reported at once.
            Map.entry("slot.max.retries", "0"),
            Map.entry("errors.max.retries", "0"),
            Map.entry("driver.loginTimeout", "5"),
            Map.entry("driver.tcpKeepAlive", "true"),
            Map.entry("driver.ApplicationName", "headroom"),
            Map.entry("offset.storage", EngineOffsets.class.getName()),
            Map.entry("offset.storage.topic", StoredOffsets.TOPIC),
            Map.entry("offset.storage.partitions", "1"));

    private EngineSettings() {}

    /** Under this name offsets are stored; it carries the generation, so that a new slot begins with none. */
    static String engineName(String database, int generation) {
        return "headroom-" + database + "-g" + generation;
    }

    /** @param tables those to read if a snapshot is taken; what is streamed is the publication's business */
    static Properties of(
            DatabaseConfig config,
            int generation,
            String publication,
            List<TableName> tables,
            Map<String, Object> kafka,
            short replication) {
        Properties settings = new Properties();
        kafka.forEach((key, value) -> settings.setProperty(key, value.toString()));
        settings.putAll(FIXED);
        String name = engineName(config.name(), generation);
        settings.setProperty("name", name);
        settings.setProperty("topic.prefix", name);
        settings.setProperty("slot.name", Slot.nameOf(config.name(), generation));
        settings.setProperty("publication.name", publication);
        settings.setProperty("snapshot.include.collection.list", snapshotList(tables));
        settings.setProperty("offset.storage.replication.factor", Short.toString(replication));
        settings.putAll(connection(config));
        return settings;
    }

    private static Map<String, String> connection(DatabaseConfig config) {
        PostgresUrl url = config.url();
        Properties settings = new Properties();
        settings.setProperty("database.hostname", url.host());
        settings.setProperty("database.port", Integer.toString(url.port()));
        settings.setProperty("database.dbname", url.database());
        settings.setProperty("database.user", config.username());
        settings.setProperty("database.password", config.password().reveal());
        url.parameters().forEach((key, value) -> settings.setProperty("database." + key, value));
        return settings.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, settings::getProperty));
    }

    /** Anchored patterns, comma-separated; a comma in a name becomes any one character. An empty list would be all. */
    static String snapshotList(List<TableName> tables) {
        return tables.isEmpty()
                ? "nothing"
                : tables.stream()
                        .map(table -> pattern(table.schema()) + "\\." + pattern(table.name()))
                        .collect(Collectors.joining(","));
    }

    private static String pattern(String name) {
        return name.replaceAll("[^A-Za-z0-9_ \\u0080-\\uffff,]", "\\\\$0").replace(',', '.');
    }
}
