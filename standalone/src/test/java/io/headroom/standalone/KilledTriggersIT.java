package io.headroom.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.decision.Estate;
import io.headroom.core.decision.Inputs;
import io.headroom.core.decision.Replay;
import io.headroom.core.topic.TopicCheck;
import io.headroom.core.topic.Topics;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.usage.Measured;
import io.headroom.core.usage.Sample;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageSample;
import io.headroom.standalone.broker.EmbeddedBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Analytics killed with SIGKILL while triggers change thousands of times a minute: the log of triggers has every transition
 * once, as one judge without interruptions finds them. {@code -Dheadroom.test.kills} asks for more than in a build.
 */
class KilledTriggersIT {
    private static final Logger LOG = LoggerFactory.getLogger(KilledTriggersIT.class);
    private static final int KILLS = Integer.getInteger("headroom.test.kills", 3);
    private static final long SEED = 11;
    private static final int SEQUENCES = 40;
    private static final Duration EVERY = Duration.ofMillis(15);
    private static final double[] VALUES = {0.1, 0.7, 0.9};

    @TempDir
    Path folder;

    private final List<Sample> sent = new ArrayList<>();

    @Test
    void losesNoTransition_andRepeatsNone() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"))) {
            Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
            try (Admin admin = Admin.create(kafka)) {
                TopicCheck.ensure(admin, 4, (short) 1);
            }
            Path file = Files.writeString(
                    folder.resolve("headroom.yml"), """
                    headroom:
                      databases: { shop: { url: "postgresql://127.0.0.1:1/shop", username: u, password: p } }
                      kafka: { bootstrap-servers: "%s", partitions: 4, replication-factor: 1 }
                      data: %s
                    """.formatted(broker.bootstrapServers(), folder.resolve("data")));
            Instant began = Instant.now();
            killAgainAndAgain(file, kafka);
            List<TriggerFact> expected = replayed(Declared.estate(HeadroomConfig.load(file, Map.of())));
            long seconds = Duration.between(began, Instant.now()).toSeconds();
            LOG.warn("{} kills, {} transitions in {} s", KILLS, expected.size(), seconds);

            assertThat(expected.size() * 60L / seconds)
                    .as("transitions a minute")
                    .isGreaterThan(1_000);
            try (KafkaConsumer<String, byte[]> log = log(kafka)) {
                List<TriggerFact> told = new ArrayList<>(toldBetween(log, 0, Duration.ofSeconds(10)));
                LOG.warn("{} transitions were told between the kills", told.size());
                assertThat(told.size())
                        .as("told between the kills")
                        .isBetween(expected.size() / 10, expected.size() - 1);
                try (HeadroomProcess last =
                        HeadroomProcess.start(folder, 0, "analytics", "--config", file.toString())) {
                    told.addAll(toldBetween(log, expected.size() - told.size(), Duration.ofMinutes(3)));
                    last.staysAliveFor(Duration.ofSeconds(5));
                    told.addAll(toldBetween(log, 0, Duration.ofSeconds(2)));
                }
                assertThat(byKey(told)).isEqualTo(byKey(expected));
            }
        }
    }

    /** What is told until it is {@code enough}, or for as long as may be; with 0, for as long as may be. */
    private static List<TriggerFact> toldBetween(KafkaConsumer<String, byte[]> log, int enough, Duration most) {
        List<TriggerFact> told = new ArrayList<>();
        Instant end = Instant.now().plus(most);
        while (Instant.now().isBefore(end) && (enough == 0 || told.size() < enough)) {
            for (ConsumerRecord<String, byte[]> record : log.poll(Duration.ofMillis(200))) {
                told.add(Topics.TRIGGERS.values().deserializer().deserialize(record.topic(), record.value()));
            }
        }
        return told;
    }

    private void killAgainAndAgain(Path file, Map<String, Object> kafka) throws Exception {
        Random random = new Random(SEED);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (KafkaProducer<String, Sample> producer = new KafkaProducer<>(
                kafka,
                Topics.SAMPLES.keys().serializer(),
                Topics.SAMPLES.values().serializer())) {
            ScheduledFuture<?> sending =
                    clock.scheduleAtFixedRate(() -> send(producer, random), 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
            for (int kill = 0; kill < KILLS; kill++) {
                HeadroomProcess analytics = HeadroomProcess.start(folder, 0, "analytics", "--config", file.toString());
                analytics.staysAliveFor(Duration.ofMillis(15_000 + random.nextInt(10_000)));
                analytics.kill();
            }
            sending.cancel(false);
            clock.shutdown();
            assertThat(clock.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            clock.shutdownNow();
        }
    }

    private void send(KafkaProducer<String, Sample> producer, Random random) {
        Instant at = Instant.now();
        Subject subject = Subject.parse("sequence:shop/public.s" + sent.size() % SEQUENCES);
        double value = VALUES[random.nextInt(VALUES.length)];
        Sample sample = new UsageSample(subject, at, Map.of(UsageMeasure.SEQUENCE_USED, new Measured.Known(value)));
        producer.send(new ProducerRecord<>(Topics.SAMPLES.name(), null, at.toEpochMilli(), sample.key(), sample));
        sent.add(sample);
    }

    private List<TriggerFact> replayed(Estate estate) {
        Replay replay = new Replay(estate);
        sent.forEach(sample ->
                Inputs.read(sample, estate).ifPresent(about -> replay.take(about, ((UsageSample) sample).at())));
        return replay.transitions();
    }

    private static KafkaConsumer<String, byte[]> log(Map<String, Object> kafka) {
        Map<String, Object> settings = new TreeMap<>(kafka);
        settings.put("isolation.level", "read_committed");
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.TRIGGERS.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private static Map<String, List<String>> byKey(List<TriggerFact> facts) {
        Map<String, List<String>> byKey = new TreeMap<>();
        facts.forEach(fact -> byKey.computeIfAbsent(fact.key(), added -> new ArrayList<>())
                .add(fact.state() + " since " + fact.since() + " at " + fact.value()));
        return byKey;
    }
}
