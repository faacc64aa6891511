package io.headroom.analytics;

import io.headroom.analytics.delta.CombinerNode;
import io.headroom.core.capture.DeadLetter;
import io.headroom.core.change.ChangeCodec;
import io.headroom.core.change.ChangeKey;
import io.headroom.core.change.Mark;
import io.headroom.core.change.Operation;
import io.headroom.core.change.Owner;
import io.headroom.core.change.Position;
import io.headroom.core.change.RowChange;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.LiveCohorts;
import io.headroom.core.decision.Estate;
import io.headroom.core.footprint.LiveFootprint;
import io.headroom.core.growth.GrowthKey;
import io.headroom.core.growth.GrowthPack;
import io.headroom.core.scope.ScopeKey;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import io.headroom.core.topic.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;

/** The whole topology in Kafka's test driver, on one partition, with short ways to say what happens to rows. */
final class TopologyFixture implements AutoCloseable {
    static final TableId BOOKING = new TableId(7);
    static final TableName BOOKING_NAME = new TableName("public", "Booking");
    static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> changes;
    private final TestOutputTopic<ScopeKey, LiveFootprint> footprints;
    private final TestOutputTopic<GrowthKey, GrowthPack> growth;
    private final TestOutputTopic<ScopeKey, LiveCohorts> cohorts;
    private final TestOutputTopic<String, DeadLetter> deadLetters;
    private long ordinal;

    TopologyFixture(Path state) {
        Properties config = new Properties();
        config.putAll(
                new AnalyticsConfig(Map.of("bootstrap.servers", "unused:1"), 1, state, 1, 1, Estate.UNKNOWN).streams());
        driver = new TopologyTestDriver(HeadroomTopology.build(1, Estate.UNKNOWN), config, AT);
        changes = driver.createInputTopic(
                Topics.ROW_CHANGES.name(),
                Topics.ROW_CHANGES.keys().serializer(),
                Topics.ROW_CHANGES.values().serializer());
        footprints = driver.createOutputTopic(
                Topics.FOOTPRINTS.name(),
                Topics.FOOTPRINTS.keys().deserializer(),
                Topics.FOOTPRINTS.values().deserializer());
        growth = driver.createOutputTopic(
                Topics.GROWTH.name(),
                Topics.GROWTH.keys().deserializer(),
                Topics.GROWTH.values().deserializer());
        cohorts = driver.createOutputTopic(
                Topics.COHORTS.name(),
                Topics.COHORTS.keys().deserializer(),
                Topics.COHORTS.values().deserializer());
        deadLetters = driver.createOutputTopic(
                Topics.DEAD_LETTERS.name(),
                Topics.DEAD_LETTERS.keys().deserializer(),
                Topics.DEAD_LETTERS.values().deserializer());
    }

    void open(int epoch) {
        send(new Mark.Opened(BOOKING, "shop", BOOKING_NAME, epoch, new Position(epoch, 0, 0), AT));
    }

    void send(Mark mark) {
        changes.pipeInput(ChangeKey.of(mark), ChangeCodec.encode(mark));
    }

    void sendRaw(byte[] key, byte[] value) {
        changes.pipeInput(key, value);
    }

    RowChange insert(String tenant, long bytes) {
        return change(Operation.INSERT, tenant, bytes);
    }

    RowChange update(String tenant, long bytes) {
        return change(Operation.UPDATE, tenant, bytes);
    }

    RowChange seed(int epoch, String tenant, long bytes) {
        return seed(epoch, tenant, bytes, null);
    }

    RowChange seed(int epoch, String tenant, long bytes, @Nullable Instant birth) {
        Owner owner = new Owner.OfTenant(Tenant.of(tenant));
        Position position = new Position(epoch, 100, 0);
        return new RowChange(Operation.SEED, true, position, epoch, 0, AT, birth, owner, bytes, List.of());
    }

    RowChange delete() {
        return RowChange.delete(true, next(), 1, 42, AT);
    }

    /** Sends a change of the booking with this number. */
    RowChange row(int number, RowChange change) {
        RowKey key = new RowKey(BOOKING, 1, number);
        changes.pipeInput(ChangeKey.of(key, change), ChangeCodec.encode(change));
        return change;
    }

    Position next() {
        return new Position(1, 500, ++ordinal);
    }

    /** Lets the combiner flush, and reads the last footprint of each scope that moved since the last call. */
    Map<String, LiveFootprint> flush() {
        driver.advanceWallClockTime(CombinerNode.FLUSH_EVERY);
        Map<String, LiveFootprint> last = new HashMap<>();
        footprints.readKeyValuesToList().forEach(pair -> last.put(pair.key.toString(), pair.value));
        return last;
    }

    /** The last flows of each bucket of a scope, in packs, since the last call. */
    Map<GrowthKey, GrowthPack> growth(String scope) {
        Map<GrowthKey, GrowthPack> last = new HashMap<>();
        growth.readKeyValuesToList().forEach(pair -> last.put(pair.key, pair.value));
        last.keySet().removeIf(key -> !key.scope().toString().equals(scope));
        return last;
    }

    /** What has been said of the months of birth since the last call; null where it was taken back. */
    Map<String, @Nullable LiveCohorts> cohorts() {
        Map<String, @Nullable LiveCohorts> last = new HashMap<>();
        cohorts.readKeyValuesToList().forEach(pair -> last.put(pair.key.toString(), pair.value));
        return last;
    }

    List<DeadLetter> deadLetters() {
        return deadLetters.readValuesToList();
    }

    /** The ledger's counters: applied, repeated, dead-lettered. */
    List<Long> counters() {
        return List.of(total("applied-total"), total("repeated-total"), total("dead-lettered-total"));
    }

    private long total(String name) {
        return driver.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals(name))
                .mapToLong(metric -> ((Number) metric.getValue().metricValue()).longValue())
                .sum();
    }

    private RowChange change(Operation operation, String tenant, long bytes) {
        Owner owner = new Owner.OfTenant(Tenant.of(tenant));
        return new RowChange(operation, true, next(), 1, 42, AT, null, owner, bytes, List.of());
    }

    @Override
    public void close() {
        driver.close();
    }
}
