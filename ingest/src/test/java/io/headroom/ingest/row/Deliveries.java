package io.headroom.ingest.row;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import io.headroom.testkit.Postgres;
import io.headroom.testkit.TestServers;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.awaitility.Awaitility;

/** What Debezium really delivers for a database: its snapshot, then the stream. */
final class Deliveries implements AutoCloseable {
    private final BlockingQueue<SourceRecord> records = new LinkedBlockingQueue<>();
    private final CountDownLatch streaming = new CountDownLatch(1);
    private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private final Thread thread;

    /** @param tables as Debezium's {@code table.include.list} wants them; the publication {@code rows} must exist */
    Deliveries(String database, String tables) {
        engine = DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(settings(database, tables))
                .notifying(event -> take(event.record()))
                .build();
        thread = new Thread(engine, "deliveries");
        thread.start();
    }

    private static Properties settings(String database, String tables) {
        Postgres postgres = TestServers.shared().postgres();
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "name",
                database,
                "topic.prefix",
                database,
                "connector.class",
                "io.debezium.connector.postgresql.PostgresConnector",
                "offset.storage",
                "org.apache.kafka.connect.storage.MemoryOffsetBackingStore",
                "database.hostname",
                postgres.host(),
                "database.port",
                Integer.toString(postgres.port()),
                "database.user",
                postgres.user(),
                "database.password",
                postgres.password(),
                "database.dbname",
                database));
        settings.putAll(Map.of(
                "plugin.name", "pgoutput",
                "slot.name", database,
                "slot.drop.on.stop", "true",
                "publication.name", "rows",
                "publication.autocreate.mode", "disabled",
                "table.include.list", tables,
                "poll.interval.ms", "5",
                "tombstones.on.delete", "false",
                "schema.refresh.mode", "columns_diff_exclude_unchanged_toast"));
        settings.putAll(Map.of(
                "decimal.handling.mode", "string",
                "binary.handling.mode", "bytes",
                "hstore.handling.mode", "json",
                "interval.handling.mode", "string",
                "include.unknown.datatypes", "true"));
        return settings;
    }

    private void take(SourceRecord record) {
        if (record.topic().endsWith(".message")) {
            streaming.countDown();
        } else {
            records.add(record);
        }
    }

    /** Returns once changes are delivered as such, and no longer as part of a snapshot. */
    Deliveries streaming(Sample sample) throws SQLException, InterruptedException {
        do {
            sample.execute("SELECT pg_logical_emit_message(true, 'rows', '')");
        } while (!streaming.await(100, TimeUnit.MILLISECONDS));
        return this;
    }

    SourceRecord next() throws InterruptedException {
        SourceRecord record = records.poll(30, TimeUnit.SECONDS);
        if (record == null) {
            throw new IllegalStateException("nothing was delivered for 30 seconds");
        }
        return record;
    }

    Struct after() throws InterruptedException {
        return ((Struct) next().value()).getStruct("after");
    }

    @Override
    public void close() throws IOException {
        engine.close();
        Awaitility.await("the end of the engine").until(() -> !thread.isAlive());
    }
}
