package io.headroom.analytics;

import io.headroom.core.annotation.Annotation;
import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.PriceBook;
import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.change.ChangeCodec;
import io.headroom.core.change.ChangeKey;
import io.headroom.core.change.Mark;
import io.headroom.core.change.Operation;
import io.headroom.core.change.Owner;
import io.headroom.core.change.Position;
import io.headroom.core.change.RowChange;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.config.PolicyFile;
import io.headroom.core.decision.Estate;
import io.headroom.core.declaration.Declaration;
import io.headroom.core.evidence.Evidence;
import io.headroom.core.evidence.EvidenceKind;
import io.headroom.core.quantity.Bytes;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import io.headroom.core.topic.Topic;
import io.headroom.core.topic.Topics;
import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.Measured;
import io.headroom.core.usage.Sample;
import io.headroom.core.usage.SlotWal;
import io.headroom.core.usage.StorageUse;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageSample;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;

/** The topology with the database shop on the instance main of 1,000 bytes, told of it second by second. */
final class DecisionDriver implements AutoCloseable {
    private static final int TICK = 5;
    static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private final TopologyTestDriver driver;
    private final TestInputTopic<String, Sample> samples;
    private final TestInputTopic<String, CaptureStatus> captures;
    private final TestOutputTopic<String, TriggerFact> triggers;
    private final TestOutputTopic<String, RecommendationFact> recommendations;

    DecisionDriver(Path state) {
        Estate estate = new Estate(
                Map.of("main", capacity()),
                Map.of("shop", "main"),
                PriceBook.EMPTY,
                PolicyFile.standard().rules(),
                List.of());
        Properties properties = new Properties();
        properties.putAll(
                new AnalyticsConfig(Map.of("bootstrap.servers", "unused:1"), 1, state, 1, 1, estate).streams());
        driver = new TopologyTestDriver(HeadroomTopology.build(1, estate), properties, START);
        samples = input(Topics.SAMPLES);
        captures = input(Topics.CAPTURE);
        triggers = output(Topics.TRIGGERS);
        recommendations = output(Topics.RECOMMENDATIONS);
    }

    private static Capacity capacity() {
        return new Capacity(
                "main",
                Optional.of(new Bytes(1000)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private <K, V> TestInputTopic<K, V> input(Topic<K, V> topic) {
        return driver.createInputTopic(
                topic.name(), topic.keys().serializer(), topic.values().serializer());
    }

    private <K, V> TestOutputTopic<K, V> output(Topic<K, V> topic) {
        return driver.createOutputTopic(
                topic.name(), topic.keys().deserializer(), topic.values().deserializer());
    }

    TestInputTopic<byte[], byte[]> rowChanges() {
        return driver.createInputTopic(Topics.ROW_CHANGES.name(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Wall-clock time, in which nobody says anything. */
    void passes(int seconds) {
        for (int second = 0; second < seconds; second += TICK) {
            driver.advanceWallClockTime(Duration.ofSeconds(TICK));
        }
    }

    /** Wall-clock time during which everything stood still. */
    void isStoppedFor(Duration time) {
        driver.advanceWallClockTime(time);
    }

    void usage(int second, String subject, UsageMeasure measure, double value) {
        Instant at = START.plusSeconds(second);
        Sample sample = new UsageSample(Subject.parse(subject), at, Map.of(measure, new Measured.Known(value)));
        samples.pipeInput(sample.key(), sample, at);
    }

    void capture(int second, CaptureState captureState) {
        capture(second, captureState, null);
    }

    void slot(int second, long retained) {
        Instant at = START.plusSeconds(second);
        capture(second, CaptureState.STREAMING, new SlotWal(at, retained, 100, "reserved", null));
    }

    private void capture(int second, CaptureState captureState, @Nullable SlotWal wal) {
        Instant at = START.plusSeconds(second);
        captures.pipeInput(
                "shop",
                new CaptureStatus("shop", "main", captureState, 1, 1, null, null, "f00d", null, wal, at, null),
                at);
    }

    void sample(int second, long databaseBytes) {
        StorageUse storage = StorageUse.of(databaseBytes, 0L, null);
        InstanceSample sample = new InstanceSample(
                "main", START.plusSeconds(second), storage, Map.of("shop", databaseBytes), 100, 3, Map.of(), List.of());
        samples.pipeInput(sample.key(), sample, sample.at());
    }

    void proof(int second, EvidenceKind kind, Evidence.Outcome outcome, Instant at) {
        Instant now = START.plusSeconds(second);
        Evidence evidence = new Evidence(
                1, "shop", kind, outcome, at, at.plus(kind.validity()), now, 600_000_000L, 300.0, null, null);
        input(Topics.EVIDENCE).pipeInput(evidence.key(), evidence, now);
    }

    /** @param annotation null to take back what was known under the key */
    void annotate(int second, String key, @Nullable Annotation annotation) {
        input(Topics.ANNOTATIONS).pipeInput(key, annotation, START.plusSeconds(second));
    }

    /** A row of 100 bytes came thirty days ago and nothing since, as far as it is now; it is time to project that. */
    void quietMonth() {
        TableId table = new TableId(7);
        Mark opened =
                new Mark.Opened(table, "shop", new TableName("public", "Booking"), 1, new Position(1, 0, 0), START);
        RowChange row = new RowChange(
                Operation.INSERT,
                true,
                new Position(1, 500, 1),
                1,
                42,
                START.minus(Duration.ofDays(30)),
                null,
                new Owner.OfTenant(Tenant.of("42")),
                100,
                List.of());
        Mark now = new Mark.Watermark("shop", new Position(1, 500, 2), START);
        RowKey key = new RowKey(table, 1, 1);
        rowChanges().pipeInput(ChangeKey.of(opened), ChangeCodec.encode(opened), START);
        rowChanges().pipeInput(ChangeKey.of(key, row), ChangeCodec.encode(row), START);
        rowChanges().pipeInput(ChangeKey.of(now), ChangeCodec.encode(now), START);
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        driver.advanceWallClockTime(Duration.ofSeconds(1));
    }

    /** @param document null to take back what was declared */
    void declare(Topic<String, Declaration> topic, String key, int second, @Nullable String document) {
        Instant at = START.plusSeconds(second);
        Declaration declaration =
                document == null ? null : new Declaration(1, at, Declaration.Origin.API, "none", document);
        input(topic).pipeInput(key, declaration, at);
    }

    /** Transitions that have not been asked for before. */
    List<TriggerFact> triggers() {
        return triggers.readValuesToList();
    }

    /** Keys of the triggers that have fired since somebody last asked. */
    List<String> firing() {
        return triggers().stream()
                .filter(fact -> fact.state() == Phase.FIRING)
                .map(TriggerFact::key)
                .toList();
    }

    /** Those that have not been asked for before. */
    List<RecommendationFact> recommendations() {
        return recommendations.readValuesToList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
