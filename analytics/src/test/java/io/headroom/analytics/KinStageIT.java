package io.headroom.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.change.ChangeCodec;
import io.headroom.core.change.ChangeKey;
import io.headroom.core.change.Mark;
import io.headroom.core.change.Operation;
import io.headroom.core.change.Owner;
import io.headroom.core.change.Position;
import io.headroom.core.change.RowChange;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.decision.Estate;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.footprint.LiveFootprint;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import io.headroom.core.topic.TopicCheck;
import io.headroom.core.topic.Topics;
import io.headroom.testkit.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Differences go round through a topic of their own, which only a real broker shows to work. */
class KinStageIT {
    private static final int PARTITIONS = 3;
    private static final int USERS = 5;
    private static final int PROJECTS = 40;
    private static final int PLANS = 400;
    private static final TableId USER = new TableId(1);
    private static final TableId PROJECT = new TableId(2);
    private static final TableId PLAN = new TableId(3);
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    Path state;

    private final Map<String, LiveFootprint> footprints = new HashMap<>();
    private long ordinal;

    @Test
    void findsTheTenantOverTwoParents_fromPartitionToPartition() {
        String servers = TestServers.shared().bootstrapServers();
        Map<String, Object> kafka = Map.of("bootstrap.servers", servers);
        try (Admin admin = Admin.create(kafka)) {
            TopicCheck.ensure(admin, PARTITIONS, (short) 1);
        }
        AnalyticsConfig config =
                new AnalyticsConfig(Map.of("bootstrap.servers", servers), PARTITIONS, state, 2, 1, Estate.UNKNOWN);
        try (Analytics analytics = Analytics.start(config);
                KafkaConsumer<byte[], byte[]> reader = reader(kafka)) {
            write(kafka);

            Awaitility.await("footprints of all tenants")
                    .atMost(Duration.ofMinutes(3))
                    .failFast("the topology stopped", () -> !analytics.health().alive())
                    .untilAsserted(() -> {
                        read(reader);
                        assertThat(footprints.get("kin/tenant:t0")).isEqualTo(live(1 + 8 + 80, null));
                        assertThat(footprints.get("kin/tenant:moved")).isEqualTo(live(1 + 8 + 80, null));
                        assertThat(footprints.get("kin/database")).isEqualTo(live(USERS + PROJECTS + PLANS, AT));
                    });
        }
    }

    /** Children first, so that each waits for its parent; then one user goes to another tenant. */
    private void write(Map<String, Object> kafka) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (TableId table : List.of(USER, PROJECT, PLAN)) {
                TableName name = new TableName("app", "t" + table.value());
                TableId parent = table.equals(USER) ? null : new TableId(table.value() - 1);
                everywhere(producer, new Mark.Opened(table, "kin", name, 1, new Position(1, 0, 0), AT, parent));
            }
            for (int i = 0; i < PLANS; i++) {
                send(producer, PLAN, i, Operation.INSERT, new Owner.OfParent(key(PROJECT, i % PROJECTS)));
            }
            for (int i = 0; i < PROJECTS; i++) {
                send(producer, PROJECT, i, Operation.INSERT, new Owner.OfParent(key(USER, i % USERS)));
            }
            for (int i = 0; i < USERS; i++) {
                send(producer, USER, i, Operation.INSERT, new Owner.OfTenant(Tenant.of("t" + i)));
            }
            everywhere(producer, new Mark.Watermark("kin", next(), AT.minusSeconds(1), 2));
            send(producer, USER, 1, Operation.UPDATE, new Owner.OfTenant(Tenant.of("moved")));
            everywhere(producer, new Mark.Watermark("kin", next(), AT, 2));
        }
    }

    private void send(
            KafkaProducer<byte[], byte[]> producer, TableId table, int row, Operation operation, Owner owner) {
        RowKey key = key(table, row);
        RowChange change = new RowChange(operation, true, next(), 1, 42, AT, null, owner, 10, List.of());
        producer.send(new ProducerRecord<>(
                Topics.ROW_CHANGES.name(),
                ChangeKey.partition(key, PARTITIONS),
                ChangeKey.of(key, change),
                ChangeCodec.encode(change)));
    }

    private static void everywhere(KafkaProducer<byte[], byte[]> producer, Mark mark) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            producer.send(new ProducerRecord<>(
                    Topics.ROW_CHANGES.name(), partition, ChangeKey.of(mark), ChangeCodec.encode(mark)));
        }
    }

    private static KafkaConsumer<byte[], byte[]> reader(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("isolation.level", "read_committed");
        KafkaConsumer<byte[], byte[]> reader =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = reader.partitionsFor(Topics.FOOTPRINTS.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        reader.assign(partitions);
        reader.seekToBeginning(partitions);
        return reader;
    }

    private void read(KafkaConsumer<byte[], byte[]> reader) {
        reader.poll(Duration.ofMillis(100))
                .forEach(record -> footprints.put(
                        Topics.FOOTPRINTS
                                .keys()
                                .deserializer()
                                .deserialize(record.topic(), record.key())
                                .toString(),
                        LiveFootprint.decode(record.value())));
    }

    private Position next() {
        return new Position(1, 500, ++ordinal);
    }

    private static RowKey key(TableId table, int row) {
        return new RowKey(table, row * 0x9E3779B97F4A7C15L, row);
    }

    private static LiveFootprint live(long rows, @Nullable Instant asOf) {
        return new LiveFootprint(new Footprint(rows, rows * 10), asOf);
    }
}
