package io.headroom.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.analytics.Analytics;
import io.headroom.analytics.AnalyticsConfig;
import io.headroom.api.Api;
import io.headroom.api.ApiConfig;
import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.topic.TopicCheck;
import io.headroom.core.topic.Topics;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.Measured;
import io.headroom.core.usage.Sample;
import io.headroom.core.usage.StorageUse;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageSample;
import io.headroom.standalone.broker.EmbeddedBroker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thirty days of readings go through the running topology; a dry run of the same policies must tell the same. */
class DryRunIT {
    private static final int DAYS = 30;
    private static final int OFTEN_UNTIL = 6;
    private static final long SEED = 7;
    private static final long GB = 1_000_000_000L;
    private static final Duration SOON = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    @Test
    void tellsWhatTheLiveLogTells_overThirtyDays() throws Exception {
        Instant end = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        HeadroomConfig config = HeadroomConfig.parse("""
                headroom:
                  instances: { main: { capacity: { storage: 100GB } } }
                  databases: { shop: { instance: main, url: "postgresql://127.0.0.1:1/shop", username: u, password: p } }
                  http: { port: 0 }
                """, Map.of(), folder);
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"))) {
            Map<String, String> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
            int partitions = topics(kafka);
            List<Instant> readings = readings(end);
            publish(kafka, readings);
            try (Analytics analytics = Analytics.start(new AnalyticsConfig(
                            kafka, partitions, folder.resolve("streams"), 2, 1, Declared.estate(config)));
                    Api api = Api.start(ApiConfig.of(config, broker.bootstrapServers()), List.of())) {
                List<String> live = awaitLive(kafka, readings.get(readings.size() - 1));
                assertThat(analytics.health().alive()).isTrue();

                JsonNode dry = dryRun(api, end, "rules: {}");

                List<String> told = new ArrayList<>();
                dry.get("items").forEach(change -> told.add(line(change)));
                assertThat(live).hasSizeGreaterThan(50);
                assertThat(told).isEqualTo(live);
                assertThat(dry.get("readings").asLong()).isEqualTo(2L * readings.size());
                assertThat(dry.get("notice")).isNotEmpty();
                dry.get("notice")
                        .forEach(notice ->
                                assertThat(notice.get("noticeDays").asDouble()).isZero());

                JsonNode earlier =
                        dryRun(api, end, "rules: { storage-warning: { above: 62%, recover: 60%, for: PT10M } }");
                assertThat(noticeDays(earlier, "instance:main", "STORAGE")).isGreaterThan(1);
            }
        }
    }

    private static int topics(Map<String, String> kafka) {
        try (Admin admin = Admin.create(Map.<String, Object>copyOf(kafka))) {
            return TopicCheck.ensure(admin, 4, (short) 1);
        }
    }

    /** Every two minutes of the first six hours of a day, hourly for the rest: gaps in which nothing is proven. */
    private static List<Instant> readings(Instant end) {
        List<Instant> readings = new ArrayList<>();
        Instant at = end.minus(Duration.ofDays(DAYS - 1));
        while (at.isBefore(end)) {
            readings.add(at);
            boolean often = at.atOffset(ZoneOffset.UTC).getHour() < OFTEN_UNTIL;
            at = at.plus(often ? Duration.ofMinutes(2) : Duration.ofHours(1));
        }
        return readings;
    }

    /** Storage that grows from 55 % to 95 % and is cleaned up now and then, and connections with bursts. */
    private static void publish(Map<String, String> kafka, List<Instant> readings) {
        Random random = new Random(SEED);
        double used = 0.55;
        double connections = 0.3;
        try (KafkaProducer<String, Sample> producer = new KafkaProducer<>(
                Map.copyOf(kafka),
                Topics.SAMPLES.keys().serializer(),
                Topics.SAMPLES.values().serializer())) {
            for (Instant at : readings) {
                used = random.nextInt(1000) == 0 ? used - 0.05 : used + random.nextDouble() / readings.size();
                connections = random.nextInt(150) == 0 ? 0.96 : Math.max(0.2, connections * 0.98);
                send(producer, instance(at, (long) (Math.min(0.97, used) * 100 * GB)), at);
                send(producer, usage(at, "instance:main", UsageMeasure.CONNECTIONS_USED, connections), at);
            }
        }
    }

    private static Sample usage(Instant at, String subject, UsageMeasure measure, double value) {
        return new UsageSample(Subject.parse(subject), at, Map.of(measure, new Measured.Known(value)));
    }

    private static Sample instance(Instant at, long bytes) {
        return new InstanceSample(
                "main", at, StorageUse.of(bytes, 0L, null), Map.of("shop", bytes), 100, 3, Map.of(), List.of());
    }

    private static void send(KafkaProducer<String, Sample> producer, Sample sample, Instant at) {
        producer.send(new ProducerRecord<>(Topics.SAMPLES.name(), null, at.toEpochMilli(), sample.key(), sample));
    }

    /** The log of triggers, once the topology has come to the last advice. */
    private static List<String> awaitLive(Map<String, String> kafka, Instant lastReading) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        String.valueOf(kafka.get("bootstrap.servers")),
                        "isolation.level",
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (String topic : List.of(Topics.TRIGGERS.name(), Topics.RECOMMENDATIONS.name())) {
                consumer.partitionsFor(topic)
                        .forEach(found -> partitions.add(new TopicPartition(topic, found.partition())));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<TriggerFact> log = new ArrayList<>();
            long last = lastReading.toEpochMilli();
            Awaitility.await("the last reading to be judged").atMost(SOON).until(() -> {
                boolean over = false;
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.topic().equals(Topics.TRIGGERS.name())) {
                        log.add(Topics.TRIGGERS.values().deserializer().deserialize(record.topic(), record.value()));
                    } else {
                        over |= record.timestamp() >= last;
                    }
                }
                return over;
            });
            return log.stream()
                    .sorted(Comparator.comparing(TriggerFact::since).thenComparing(TriggerFact::key))
                    .map(fact -> fact.since() + " " + fact.rule() + " " + fact.subject() + " " + fact.state() + " "
                            + fact.value() + " " + fact.cause())
                    .toList();
        }
    }

    private static String line(JsonNode change) {
        return change.get("at").asText() + " " + change.get("rule").asText() + " "
                + change.get("subject").asText() + " " + change.get("state").asText() + " "
                + change.get("value").asDouble() + " " + change.get("reason").asText();
    }

    private static double noticeDays(JsonNode run, String subject, String resource) {
        for (JsonNode notice : run.get("notice")) {
            if (notice.get("subject").asText().equals(subject)
                    && notice.get("resource").asText().equals(resource)) {
                return notice.get("noticeDays").asDouble();
            }
        }
        throw new AssertionError("nothing is said of " + resource + " of " + subject);
    }

    private static JsonNode dryRun(Api api, Instant end, String policies) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + api.port() + "/api/v1/policies/dry-run?to=" + end.plusSeconds(1));
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("content-type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(policies))
                .build();
        HttpResponse<String> answer = Awaitility.await()
                .atMost(SOON)
                .until(
                        () -> http.send(request, HttpResponse.BodyHandlers.ofString()),
                        sent -> sent.statusCode() != 503);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}
