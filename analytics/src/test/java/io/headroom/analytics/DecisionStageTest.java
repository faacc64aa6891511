package io.headroom.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.PriceBook;
import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.capacity.Verdict;
import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.quantity.Bytes;
import io.headroom.core.topic.Topics;
import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.Sample;
import io.headroom.core.usage.SlotWal;
import io.headroom.core.usage.StorageUse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
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
        Estate estate = new Estate(Map.of("main", capacity()), Map.of("shop", "main"), PriceBook.EMPTY);
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

    private void slot(int second, long retained) {
        Instant at = START.plusSeconds(second);
        captures.pipeInput(
                "shop",
                new CaptureStatus(
                        "shop",
                        "main",
                        CaptureState.STREAMING,
                        1,
                        1,
                        null,
                        null,
                        "f00d",
                        null,
                        new SlotWal(at, retained, 100, "reserved", null),
                        at,
                        null));
    }

    private void sample(int second, long databaseBytes) {
        StorageUse storage = StorageUse.of(databaseBytes, 0L, null);
        InstanceSample sample = new InstanceSample(
                "main", START.plusSeconds(second), storage, Map.of("shop", databaseBytes), 100, 3, Map.of(), List.of());
        samples.pipeInput(sample.key(), sample);
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
