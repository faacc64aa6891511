package io.headroom.ingest.capture;

import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.config.PostgresUrl;
import io.headroom.ingest.announce.EngineOffsets;
import io.headroom.ingest.announce.StoredOffsets;
import io.headroom.ingest.source.Heartbeat;
import io.headroom.ingest.source.Slot;
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
            // The rows that are there are read beside the stream, and the slot is made before the engine starts. Even a
            // snapshot of the schema alone would make it begin at another position than the slot's own.
            Map.entry("snapshot.mode", "configuration_based"),
            Map.entry("snapshot.mode.configuration.based.snapshot.data", "false"),
            Map.entry("snapshot.mode.configuration.based.snapshot.schema", "false"),
            Map.entry("snapshot.mode.configuration.based.start.stream", "true"),
            // The default of 500 ms would be the latency. The engine's queue is polled without rest for a fraction of
            // this time, which at 5 ms takes an eighth of a core while nothing happens.
            Map.entry("poll.interval.ms", "25"),
            Map.entry("max.batch.size", "8192"),
            Map.entry("max.queue.size", "32768"),
            Map.entry("max.queue.size.in.bytes", Integer.toString(128 << 20)),
            // Only what the sizer measures: text as PostgreSQL prints it, bytes as they are.
            Map.entry("decimal.handling.mode", "string"),
            Map.entry("binary.handling.mode", "bytes"),
            Map.entry("hstore.handling.mode", "json"),
            Map.entry("interval.handling.mode", "string"),
            Map.entry("include.unknown.datatypes", "true"),
            // With pgoutput the other mode gains nothing, and asks the catalogue for more.
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

    static Properties of(
            DatabaseConfig config, int generation, String publication, Map<String, Object> kafka, short replication) {
        Properties settings = new Properties();
        kafka.forEach((key, value) -> settings.setProperty(key, value.toString()));
        settings.putAll(FIXED);
        String name = engineName(config.name(), generation);
        settings.setProperty("name", name);
        settings.setProperty("topic.prefix", name);
        settings.setProperty("slot.name", Slot.nameOf(config.name(), generation));
        settings.setProperty("publication.name", publication);
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
}
