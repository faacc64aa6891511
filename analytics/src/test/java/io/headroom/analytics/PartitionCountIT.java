package io.headroom.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.decision.Estate;
import io.headroom.core.growth.Granularity;
import io.headroom.core.topic.Topic;
import io.headroom.core.topic.TopicCheck;
import io.headroom.core.topic.Topics;
import io.headroom.testkit.TestServers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The partition count is an accident of the installation: it changes no value, and cannot change under way. */
class PartitionCountIT {
    private static final short ONE_BROKER = 1;

    @TempDir
    Path state;

    @Test
    void saysTheSameBytes_inOneFourAndTwentyFourPartitions() throws Exception {
        long seed = Long.getLong("headroom.test.seed", 3668135602851523753L);
        LatestValues one = latest(seed, 1);
        LatestValues four = latest(seed, 4);
        LatestValues many = latest(seed, 24);

        assertThat(four.differences(one))
                .as("4 partitions beside 1, seed %d", seed)
                .isEmpty();
        assertThat(many.differences(one))
                .as("24 partitions beside 1, seed %d", seed)
                .isEmpty();
        assertThat(one.widths()).as("every width, seed %d", seed).contains(Granularity.values());
        assertThat(one.count(Topics.FOOTPRINTS)).isGreaterThan(20);
        assertThat(one.count(Topics.COHORTS)).isGreaterThan(5);
        assertThat(one.count(Topics.PROJECTIONS)).isEqualTo(2 * one.count(Topics.FOOTPRINTS));
        assertThat(one.count(Topics.USAGE_PROJECTIONS)).isEqualTo(SampledHours.PROJECTED);
    }

    private LatestValues latest(long seed, int partitions) throws Exception {
        RandomChanges changes = new RandomChanges(seed);
        try (TestServers servers = TestServers.start();
                Admin admin = Admin.create(Map.of("bootstrap.servers", servers.bootstrapServers()))) {
            TopicCheck.ensure(admin, partitions, ONE_BROKER);
            send(servers, changes.run(), partitions);
            SampledHours.send(servers);
            try (Analytics analytics = Analytics.start(config(servers, partitions));
                    LatestValues values = new LatestValues(servers.bootstrapServers())) {
                values.awaitQuiet(changes.end());
                assertThat(analytics.health().ready()).isTrue();
                assertThat(internal(admin))
                        .hasSizeGreaterThan(5)
                        .allSatisfy((name, count) -> assertThat(count).as(name).isEqualTo(partitions));
                return values;
            } finally {
                assertThat(TopicCheck.ensure(admin, 7, ONE_BROKER))
                        .as("what is there counts")
                        .isEqualTo(partitions);
                refusesAnotherCount(admin, partitions);
            }
        }
    }

    /** Topics are taken away from a broker that had them all, as somebody might who wants another count. */
    private static void refusesAnotherCount(Admin admin, int partitions) throws Exception {
        admin.deleteTopics(List.of(Topics.ROW_CHANGES.name())).all().get();
        awaitRefusal(admin, "topic " + Topics.FOOTPRINTS.name() + " has " + partitions + " partitions but needs 7");
        admin.deleteTopics(Topics.ALL.stream()
                        .map(Topic::name)
                        .filter(name -> !name.equals(Topics.ROW_CHANGES.name()))
                        .toList())
                .all()
                .get();
        awaitRefusal(admin, "topic headroom-analytics-");
    }

    private static void awaitRefusal(Admin admin, String message) {
        Awaitility.await()
                .untilAsserted(() -> assertThatThrownBy(() -> TopicCheck.ensure(admin, 7, ONE_BROKER))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining(message));
    }

    private static Map<String, Integer> internal(Admin admin) throws ExecutionException, InterruptedException {
        List<String> names = admin.listTopics().names().get().stream()
                .filter(name -> name.startsWith("headroom-analytics-"))
                .toList();
        Map<String, TopicDescription> described =
                admin.describeTopics(names).allTopicNames().get();
        return described.values().stream()
                .collect(Collectors.toMap(
                        TopicDescription::name, topic -> topic.partitions().size()));
    }

    private static void send(TestServers servers, List<RandomChanges.Sent> changes, int partitions) throws Exception {
        List<Future<?>> sent = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (RandomChanges.Sent change : changes) {
                for (int partition : change.partitions(partitions)) {
                    sent.add(producer.send(
                            new ProducerRecord<>(Topics.ROW_CHANGES.name(), partition, change.key(), change.value())));
                }
            }
        }
        for (Future<?> record : sent) {
            record.get();
        }
    }

    private AnalyticsConfig config(TestServers servers, int partitions) {
        Map<String, String> kafka = Map.of("bootstrap.servers", servers.bootstrapServers());
        Path folder = state.resolve("p" + partitions);
        return new AnalyticsConfig(kafka, partitions, folder, 2, ONE_BROKER, Estate.UNKNOWN);
    }
}
