package io.headroom.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.growth.Granularity;
import io.headroom.core.projection.UsageProjection;
import io.headroom.core.projection.UsageSeries;
import io.headroom.core.scope.TableName;
import io.headroom.core.topic.Topics;
import io.headroom.core.usage.FreeSpace;
import io.headroom.core.usage.Measured;
import io.headroom.core.usage.RelationSizes;
import io.headroom.core.usage.Sample;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.Upkeep;
import io.headroom.core.usage.UsageBucket;
import io.headroom.core.usage.UsageKey;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageSample;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageStageTest {
    private static final Instant AT = TopologyFixture.AT;
    private static final Subject SHOP = Subject.database("shop");
    private static final Measured.Unknown UNKNOWN = new Measured.Unknown("permission denied", "GRANT");

    @TempDir
    Path state;

    private TopologyFixture topology;
    private TestInputTopic<String, Sample> samples;
    private TestOutputTopic<UsageKey, UsageBucket> usage;
    private TestOutputTopic<UsageSeries, UsageProjection> projections;

    @BeforeEach
    void start() {
        topology = new TopologyFixture(state);
        samples = topology.driver.createInputTopic(
                Topics.SAMPLES.name(),
                Topics.SAMPLES.keys().serializer(),
                Topics.SAMPLES.values().serializer());
        usage = topology.driver.createOutputTopic(
                Topics.USAGE.name(),
                Topics.USAGE.keys().deserializer(),
                Topics.USAGE.values().deserializer());
        projections = topology.driver.createOutputTopic(
                Topics.USAGE_PROJECTIONS.name(),
                Topics.USAGE_PROJECTIONS.keys().deserializer(),
                Topics.USAGE_PROJECTIONS.values().deserializer());
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void sumsReadingsUpByFiveMinutesHourAndDay() {
        read(AT, 10);
        read(AT.plusSeconds(60), 30);
        read(AT.plusSeconds(300), 20);

        Map<UsageKey, UsageBucket> last = last();

        assertThat(last.get(key(Granularity.FIVE_MINUTES, AT))).satisfies(bucket -> {
            assertThat(bucket.count()).isEqualTo(2);
            assertThat(bucket.mean()).isEqualTo(20);
            assertThat(bucket.max()).isEqualTo(30);
        });
        assertThat(last.get(key(Granularity.FIVE_MINUTES, AT.plusSeconds(300))).count())
                .isEqualTo(1);
        assertThat(last.get(key(Granularity.HOUR, AT)).count()).isEqualTo(3);
        assertThat(last.get(key(Granularity.DAY, AT)).last()).isEqualTo(20);
        assertThat(last).hasSize(4);
    }

    @Test
    void countsASampleThatIsDeliveredTwiceOnce() {
        read(AT, 10);
        read(AT, 10);

        assertThat(last().get(key(Granularity.HOUR, AT)).count()).isEqualTo(1);
    }

    @Test
    void leavesOutWhatIsUnknown() {
        samples.pipeInput(
                SHOP.toString(), new UsageSample(SHOP, AT, Map.of(UsageMeasure.CACHE_HIT_SHARE, UNKNOWN)), AT);

        assertThat(usage.isEmpty()).isTrue();
    }

    @Test
    void keepsTablesByDay_inEverySizeThatIsKnown() {
        RelationSizes sizes = new RelationSizes(
                "shop",
                new TableName("public", "booking"),
                AT,
                8192,
                4096,
                0,
                new FreeSpace.Unknown("no statistics", "ANALYZE"),
                null,
                3,
                1,
                1,
                1,
                Upkeep.NEVER,
                null,
                null);
        samples.pipeInput(sizes.key(), sizes, AT);

        assertThat(last().keySet())
                .allSatisfy(key -> assertThat(key.granularity()).isEqualTo(Granularity.DAY))
                .extracting(UsageKey::measure)
                .containsExactlyInAnyOrderElementsOf(Set.of(
                        UsageMeasure.PHYSICAL_SIZE,
                        UsageMeasure.HEAP,
                        UsageMeasure.INDEXES,
                        UsageMeasure.TOAST,
                        UsageMeasure.DEAD_ROWS));
    }

    @Test
    void forgetsFiveMinutesAfterTwoDays_andKeepsTheDay() {
        read(AT, 10);
        last();
        read(AT.plus(Duration.ofDays(3)), 20);

        Map<UsageKey, UsageBucket> after = last();

        assertThat(after).containsEntry(key(Granularity.FIVE_MINUTES, AT), null);
        assertThat(after).doesNotContainKey(key(Granularity.DAY, AT));
        read(AT.plusSeconds(1), 10, AT.plus(Duration.ofDays(3)));
        assertThat(last()).containsOnlyKeys(key(Granularity.HOUR, AT), key(Granularity.DAY, AT));
    }

    @Test
    void saysOnceAnHourWhatIsExpected_andRefusesUntilADayIsKnown() {
        for (int hour = 0; hour < 30; hour++) {
            read(AT.plus(Duration.ofHours(hour)), 0.5);
            read(AT.plus(Duration.ofHours(hour)).plusSeconds(1200), 0.7);
            read(AT.plus(Duration.ofHours(hour)).plusSeconds(3000), 0.6);
        }

        List<UsageProjection> said = projected(Granularity.HOUR);

        assertThat(said).hasSize(30).extracting(UsageProjection::asOf).doesNotHaveDuplicates();
        assertThat(said.subList(0, 24)).allMatch(projection -> projection.refusal() != null);
        assertThat(said.get(0).refusal().until()).isEqualTo(AT.plus(Duration.ofHours(24)));
        assertThat(said.subList(24, 30)).allSatisfy(projection -> {
            assertThat(projection.refusal()).isNull();
            assertThat(projection.outlook().knots()).hasSize(48);
        });
        assertThat(said.get(29).buckets()).isEqualTo(29);
    }

    @Test
    void saysOnceADayWhatIsExpected() {
        for (int day = 0; day < 16; day++) {
            for (int hour = 0; hour < 24; hour += 2) {
                read(AT.plus(Duration.ofDays(day)).plus(Duration.ofHours(hour)), 0.5);
            }
        }

        List<UsageProjection> said = projected(Granularity.DAY);

        assertThat(said).hasSize(17).extracting(UsageProjection::asOf).doesNotHaveDuplicates();
        assertThat(said.get(15).asOf()).isEqualTo(Instant.parse("2026-12-06T00:00:00Z"));
        assertThat(said.get(15).outlook()).isNotNull();
    }

    @Test
    void aRepeatOrALateReadingSaysNothingNew() {
        read(AT, 0.5);
        read(AT.plus(Duration.ofHours(3)).plusSeconds(1800), 0.5);
        projected(Granularity.HOUR);

        read(AT.plus(Duration.ofHours(3)).plusSeconds(1800), 0.5);
        read(AT.plus(Duration.ofHours(1)).plusSeconds(1800), 0.5);

        assertThat(projected(Granularity.HOUR)).isEmpty();
    }

    private List<UsageProjection> projected(Granularity step) {
        UsageSeries series = new UsageSeries(SHOP, UsageMeasure.CACHE_HIT_SHARE, step);
        return projections.readKeyValuesToList().stream()
                .filter(pair -> pair.key.equals(series))
                .map(pair -> pair.value)
                .toList();
    }

    private void read(Instant at, double value) {
        read(at, value, at);
    }

    private void read(Instant at, double value, Instant published) {
        Measured known = new Measured.Known(value);
        UsageSample sample = new UsageSample(SHOP, at, Map.of(UsageMeasure.CACHE_HIT_SHARE, known));
        samples.pipeInput(SHOP.toString(), sample, published);
    }

    private static UsageKey key(Granularity width, Instant at) {
        return new UsageKey(SHOP, UsageMeasure.CACHE_HIT_SHARE, width, width.start(at.getEpochSecond()));
    }

    private Map<UsageKey, UsageBucket> last() {
        Map<UsageKey, UsageBucket> last = new HashMap<>();
        usage.readKeyValuesToList().forEach(pair -> last.put(pair.key, pair.value));
        return last;
    }
}
