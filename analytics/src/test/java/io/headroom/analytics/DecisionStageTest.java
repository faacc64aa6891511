package io.headroom.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.PriceBook;
import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.capacity.Verdict;
import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.change.ChangeCodec;
import io.headroom.core.change.ChangeKey;
import io.headroom.core.change.Mark;
import io.headroom.core.change.Position;
import io.headroom.core.change.TableId;
import io.headroom.core.config.PolicyFile;
import io.headroom.core.quantity.Bytes;
import io.headroom.core.scope.TableName;
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
import io.headroom.core.usage.UsageUnit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionStageTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    Path state;

    private TopologyTestDriver driver;
    private TestInputTopic<String, Sample> samples;
    private TestInputTopic<String, CaptureStatus> captures;
    private TestOutputTopic<String, TriggerFact> triggers;
    private TestOutputTopic<String, RecommendationFact> recommendations;

    @BeforeEach
    void start() {
        Estate estate = new Estate(
                Map.of("main", capacity()),
                Map.of("shop", "main"),
                PriceBook.EMPTY,
                PolicyFile.standard().rules());
        AnalyticsConfig config = new AnalyticsConfig(Map.of("bootstrap.servers", "unused:1"), 1, state, 1, 1, estate);
        Properties properties = new Properties();
        properties.putAll(config.streams());
        driver = new TopologyTestDriver(HeadroomTopology.build(1, estate), properties, START);
        samples = driver.createInputTopic(
                Topics.SAMPLES.name(),
                Topics.SAMPLES.keys().serializer(),
                Topics.SAMPLES.values().serializer());
        captures = driver.createInputTopic(
                Topics.CAPTURE.name(),
                Topics.CAPTURE.keys().serializer(),
                Topics.CAPTURE.values().serializer());
        triggers = driver.createOutputTopic(
                Topics.TRIGGERS.name(),
                Topics.TRIGGERS.keys().deserializer(),
                Topics.TRIGGERS.values().deserializer());
        recommendations = driver.createOutputTopic(
                Topics.RECOMMENDATIONS.name(),
                Topics.RECOMMENDATIONS.keys().deserializer(),
                Topics.RECOMMENDATIONS.values().deserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void firesOnceWhenStorageStaysAboveSeventyPercent() {
        for (int second = 0; second <= 60; second += 10) {
            sample(second, 710);
            sample(second, 710);
        }

        assertThat(triggers.readValuesToList())
                .extracting(TriggerFact::state)
                .containsExactly(Phase.PENDING, Phase.FIRING);
    }

    @Test
    void resolvesOnlyBelowTheRecoveryThreshold() {
        for (int second = 0; second <= 40; second += 10) {
            sample(second, 710);
        }
        sample(50, 690);
        sample(60, 640);

        assertThat(triggers.readValuesToList())
                .extracting(TriggerFact::state)
                .containsExactly(Phase.PENDING, Phase.FIRING, Phase.RESOLVED);
    }

    @Test
    void staysUndecidedWhileNothingIsProjected() {
        sample(0, 500);

        assertThat(recommendations.readValuesToList()).singleElement().satisfies(fact -> {
            assertThat(fact.verdict()).isEqualTo(Verdict.UNDECIDED);
            assertThat(fact.usedBytes()).isEqualTo(500L);
            assertThat(fact.capacityBytes()).isEqualTo(1000L);
        });
    }

    @Test
    void warnsOfTheWalThatOurOwnSlotRetains_andAlarmsAtOnceNearTheBudget() {
        slot(0, 24);
        slot(5, 26);
        slot(10, 30);
        slot(10, 30);
        slot(15, 40);
        slot(20, 80);
        slot(25, 0);

        assertThat(triggers.readValuesToList())
                .extracting(fact -> fact.key() + " " + fact.severity() + " " + fact.state())
                .containsExactly(
                        "main/own-slot-wal-warning/shop WARNING PENDING",
                        "main/own-slot-wal-warning/shop WARNING FIRING",
                        "main/own-slot-wal-critical/shop CRITICAL PENDING",
                        "main/own-slot-wal-critical/shop CRITICAL FIRING",
                        "main/own-slot-wal-warning/shop WARNING RESOLVED",
                        "main/own-slot-wal-critical/shop CRITICAL RESOLVED");
    }

    @Test
    void firesOnWhatTheSamplerReads_byPart() {
        for (int minute = 0; minute <= 3; minute++) {
            usage(60 * minute, "instance:main", UsageMeasure.CONNECTIONS_USED, 0.95);
            usage(60 * minute, "replica:main/standby@10.0.0.2", UsageMeasure.REPLICATION_DELAY, 400);
            usage(60 * minute, "replica:main/near@10.0.0.3", UsageMeasure.REPLICATION_DELAY, 1);
            usage(60 * minute, "sequence:shop/public.order_id_seq", UsageMeasure.SEQUENCE_USED, 0.7);
            usage(60 * minute, "table:shop/public.order", UsageMeasure.DEAD_ROWS, 1e9);
            usage(60 * minute, "sequence:elsewhere/public.order_id_seq", UsageMeasure.SEQUENCE_USED, 0.99);
        }

        assertThat(firing())
                .containsExactlyInAnyOrder(
                        "main/connections-critical",
                        "main/replica-delay-warning/standby@10.0.0.2",
                        "main/replica-delay-critical/standby@10.0.0.2",
                        "main/sequences-warning/shop/public.order_id_seq");
    }

    @Test
    void addsUpSlowStatements_andIgnoresTheSameReadingTwice() {
        for (int minute = 0; minute < 2; minute++) {
            usage(60 * minute, "database:shop", UsageMeasure.SLOW_STATEMENTS, 5);
            usage(60 * minute, "database:shop", UsageMeasure.SLOW_STATEMENTS, 5);
        }
        assertThat(firing()).isEmpty();

        usage(120, "database:shop", UsageMeasure.SLOW_STATEMENTS, 1);
        assertThat(firing()).containsExactly("main/slow-statements-warning/shop");
    }

    @Test
    void saysWhenACaptureNeedsSomebody_andWhenItIsBack() {
        capture(0, CaptureState.STREAMING);
        capture(1, CaptureState.FAILED);
        capture(2, CaptureState.FAILED);
        capture(20, CaptureState.STREAMING);

        assertThat(triggers.readValuesToList())
                .filteredOn(fact -> fact.rule().equals("capture-stopped"))
                .extracting(TriggerFact::state, TriggerFact::subject)
                .containsExactly(
                        tuple(Phase.PENDING, Subject.database("shop")),
                        tuple(Phase.FIRING, Subject.database("shop")),
                        tuple(Phase.RESOLVED, Subject.database("shop")));
    }

    @Test
    void noticesThatReadingsStop_whileTheCaptureGoesOn() {
        sample(0, 100);
        for (int second = 0; second <= 800; second++) {
            capture(second, CaptureState.STREAMING);
        }
        assertThat(firing()).containsExactly("main/readings-absent");

        sample(810, 100);
        assertThat(triggers.readValuesToList()).extracting(TriggerFact::state).containsExactly(Phase.RESOLVED);
    }

    @Test
    void noticesThatACaptureFallsSilent_whileReadingsGoOn() {
        capture(0, CaptureState.STREAMING);
        for (int second = 0; second <= 420; second += 10) {
            sample(second, 100);
        }

        assertThat(firing()).containsExactly("main/capture-silent/shop");
    }

    @Test
    void silenceOfEverybodyProvesNothing() {
        capture(0, CaptureState.STREAMING);
        sample(0, 100);

        sample(100_000, 100);
        capture(100_001, CaptureState.STREAMING);
        sample(100_010, 100);

        assertThat(triggers.readValuesToList()).isEmpty();
    }

    @Test
    void warnsThatStorageIsFullWithinADay_atTheRateOfTheLastHour() {
        for (int minute = 0; minute <= 65; minute++) {
            sample(60 * minute, 100 + minute);
        }

        assertThat(triggers.readValuesToList())
                .extracting(TriggerFact::key, TriggerFact::state, TriggerFact::unit)
                .contains(tuple("main/storage-full-within-a-day", Phase.FIRING, UsageUnit.SECONDS));
    }

    @Test
    void tellsOfRecordsThatWereSetAside_andOfNoneForADay() {
        TestInputTopic<byte[], byte[]> changes = driver.createInputTopic(
                Topics.ROW_CHANGES.name(), new ByteArraySerializer(), new ByteArraySerializer());
        Mark opened = new Mark.Opened(
                new TableId(7), "shop", new TableName("public", "Booking"), 1, new Position(1, 0, 0), START);
        changes.pipeInput(ChangeKey.of(opened), ChangeCodec.encode(opened), START);
        changes.pipeInput(ChangeKey.of(opened), "nonsense".getBytes(StandardCharsets.UTF_8), START);
        assertThat(firing()).containsExactly("main/dead-letters/shop");

        sample(60, 100);
        assertThat(triggers.readValuesToList()).isEmpty();
        sample(100_000, 100);
        assertThat(triggers.readValuesToList()).extracting(TriggerFact::state).containsExactly(Phase.RESOLVED);
    }

    private List<String> firing() {
        return triggers.readValuesToList().stream()
                .filter(fact -> fact.state() == Phase.FIRING)
                .map(TriggerFact::key)
                .toList();
    }

    private void usage(int second, String subject, UsageMeasure measure, double value) {
        Instant at = START.plusSeconds(second);
        Sample sample = new UsageSample(Subject.parse(subject), at, Map.of(measure, new Measured.Known(value)));
        samples.pipeInput(sample.key(), sample, at);
    }

    private void capture(int second, CaptureState state) {
        capture(second, state, null);
    }

    private void slot(int second, long retained) {
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

    private void sample(int second, long databaseBytes) {
        StorageUse storage = StorageUse.of(databaseBytes, 0L, null);
        InstanceSample sample = new InstanceSample(
                "main", START.plusSeconds(second), storage, Map.of("shop", databaseBytes), 100, 3, Map.of(), List.of());
        samples.pipeInput(sample.key(), sample, sample.at());
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
}
