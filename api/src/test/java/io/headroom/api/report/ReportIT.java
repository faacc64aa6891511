package io.headroom.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.api.Published;
import io.headroom.api.RunningApi;
import io.headroom.core.topic.Topics;
import io.headroom.core.usage.Sample;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageSample;
import io.headroom.testkit.TestServers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test reports of a database of its own: reports cannot be taken back. */
class ReportIT {
    private static final String KAFKA = TestServers.shared().bootstrapServers();
    private static final Map<String, String> DATABASES =
            Map.of("reporting", "main", "repeating", "main", "refused", "main", "late", "main", "summed", "main");

    private RunningApi api;

    @BeforeEach
    void start() {
        try (Published summed = new Published(KAFKA, "summed")) {
            summed.usage("database:summed", UsageMeasure.USERS, RunningApi.NOW.minusSeconds(90_000), 7);
        }
        api = RunningApi.on(KAFKA, DATABASES).restored();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void becomesAReadingOfTheDatabase_thatCanBeReadBackAtOnce() {
        String report =
                "{\"at\": \"2026-11-21T09:59:30.250Z\", \"measures\": {\"ACTIVE_USERS\": 120, \"READ_LOAD\": 0.5,"
                        + " \"RESPONSE_TIME_P95\": 0.18}}";

        JsonNode answer = accepted("reporting", report);

        assertThat(answer.get("items").toString())
                .isEqualTo("[{\"measure\":\"ACTIVE_USERS\",\"unit\":\"COUNT\",\"value\":120.0,"
                        + "\"at\":\"2026-11-21T09:59:30.250Z\",\"day\":null},"
                        + "{\"measure\":\"READ_LOAD\",\"unit\":\"SHARE\",\"value\":0.5,"
                        + "\"at\":\"2026-11-21T09:59:30.250Z\",\"day\":null},"
                        + "{\"measure\":\"RESPONSE_TIME_P95\",\"unit\":\"SECONDS\",\"value\":0.18,"
                        + "\"at\":\"2026-11-21T09:59:30.250Z\",\"day\":null}]");
        assertThat(published("reporting")).singleElement().satisfies(sample -> {
            assertThat(sample.at()).isEqualTo("2026-11-21T09:59:30.250Z");
            assertThat(sample.measures().keySet())
                    .containsExactly(UsageMeasure.ACTIVE_USERS, UsageMeasure.READ_LOAD, UsageMeasure.RESPONSE_TIME_P95);
        });
        assertThat(api.json("/api/v1/databases/reporting/readings")).isEqualTo(answer);
    }

    @Test
    void saysNothingTwice_evenToAnotherProcess() {
        String first = "{\"at\": \"2026-11-21T09:50:00Z\", \"measures\": {\"USERS\": 5}}";
        String second = "{\"at\": \"2026-11-21T09:55:00Z\", \"measures\": {\"USERS\": 6}}";
        accepted("repeating", first);
        accepted("repeating", second);

        accepted("repeating", first);
        api.close();
        api = RunningApi.on(KAFKA, DATABASES).restored();
        JsonNode answer = accepted("repeating", second);

        assertThat(answer.at("/items/0/value").asDouble()).isEqualTo(6);
        assertThat(published("repeating")).hasSize(2);
        accepted("repeating", "{\"at\": \"2026-11-21T09:55:00Z\", \"measures\": {\"USERS\": 6, \"QUERY_RATE\": 550}}");
        assertThat(published("repeating"))
                .extracting(sample -> sample.measures().keySet().toString())
                .containsExactly("[USERS]", "[USERS]", "[QUERY_RATE]");
    }

    @Test
    void refusesWhatMakesNoSense_byKeyAndValue_andThenAllOfIt() {
        String known =
                "left out, for a report knows only USERS, ACTIVE_USERS, CONCURRENT_USERS, REQUEST_RATE, QUERY_RATE,"
                        + " READ_RATE, WRITE_RATE, READ_LOAD, RESPONSE_TIME, RESPONSE_TIME_P50, RESPONSE_TIME_P95,"
                        + " RESPONSE_TIME_P99, ERROR_SHARE";
        assertRefused("{\"measures\": {\"USERS\": 1, \"USERZ\": 3}}", "measures.USERZ must be " + known + ", got 3");
        assertRefused(
                "{\"measures\": {\"USERS\": 1, \"READ_LOAD\": 70}}",
                "measures.READ_LOAD must be a number from 0 to 1, got 70");
        assertRefused(
                "{\"measures\": {\"USERS\": -1}}", "measures.USERS must be a number from 0 to 1000000000000, got -1");
        assertRefused(
                "{\"measures\": {\"USERS\": \"many\"}}",
                "measures.USERS must be a number from 0 to 1000000000000, got many");
        String must = "an object of at least one measure and its value, such as {\"ACTIVE_USERS\": 120}";
        assertRefused("{}", "measures must be " + must + ", got nothing");
        assertRefused("{\"measures\": {}}", "measures must be " + must + ", got {}");
        assertRefused(
                "{\"measures\": {\"USERS\": 1}, \"when\": 2}",
                "when must be left out, for a report knows only at, measures, got 2");
        assertRefused(
                "users=1",
                "body must be JSON, got Unrecognized token 'users': was expecting"
                        + " (JSON String, Number, Array, Object or token 'null', 'true' or 'false') (line 1)");
        String bounds =
                "at must be at most 30 minutes ago and 60 s ahead of this clock, which says 2026-11-21T10:00:00Z";
        for (String at : List.of("2026-11-21T09:29:59Z", "2026-11-21T10:01:01Z")) {
            assertRefused("{\"at\": \"" + at + "\", \"measures\": {\"USERS\": 1}}", bounds + ", got " + at);
        }
        assertRefused(
                "{\"at\": \"noon\", \"measures\": {\"USERS\": 1}}",
                "at must be an instant such as 2026-11-21T10:00:00Z, got noon");
        assertThat(published("refused")).isEmpty();
        assertThat(api.post("/api/v1/databases/nobody/readings", "{\"measures\": {\"USERS\": 1}}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.problem(404, "/api/v1/databases/nobody/readings")
                        .get("type")
                        .asText())
                .isEqualTo("/problems/unknown-database");
    }

    @Test
    void refusesWhatIsLate_orOtherwiseThanItWasReported() {
        accepted("late", "{\"at\": \"2026-11-21T09:50:00Z\", \"measures\": {\"USERS\": 5}}");

        HttpResponse<String> late = report("late", "{\"at\": \"2026-11-21T09:49:00Z\", \"measures\": {\"USERS\": 4}}");
        HttpResponse<String> other = report("late", "{\"at\": \"2026-11-21T09:50:00Z\", \"measures\": {\"USERS\": 4}}");

        assertThat(late.statusCode()).isEqualTo(400);
        assertThat(late.body())
                .contains(
                        "at must be later than 2026-11-21T09:50:00Z, the last reading of USERS, got 2026-11-21T09:49:00Z");
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(other.body())
                .contains("measures.USERS must be 5.0, as was reported for 2026-11-21T09:50:00Z before, got 4.0");
        assertThat(published("late")).hasSize(1);
    }

    @Test
    void showsTheDayThatReadingsWereSummedUpTo() {
        JsonNode item = api.json("/api/v1/databases/summed/readings").at("/items/0");

        assertThat(item.toString())
                .isEqualTo("{\"measure\":\"USERS\",\"unit\":\"COUNT\",\"value\":7.0,\"at\":\"2026-11-20T09:00:00Z\","
                        + "\"day\":{\"readings\":1,\"mean\":7.0,\"max\":7.0,\"p95\":6.85575602077443,"
                        + "\"last\":\"2026-11-20T09:00:00Z\"}}");
    }

    private JsonNode accepted(String database, String report) {
        HttpResponse<String> response = report(database, report);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return RunningApi.parsed(response);
    }

    private void assertRefused(String report, String detail) {
        HttpResponse<String> response = report("refused", report);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(RunningApi.parsed(response).get("detail").asText()).isEqualTo(detail);
    }

    private HttpResponse<String> report(String database, String report) {
        return api.post("/api/v1/databases/" + database + "/readings", report);
    }

    /** Every sample of a database, from the beginning of the topic to its end. */
    private static List<UsageSample> published(String database) {
        Map<String, Object> settings = Map.of("bootstrap.servers", KAFKA);
        try (KafkaConsumer<String, Sample> consumer = new KafkaConsumer<>(
                settings, new StringDeserializer(), Topics.SAMPLES.values().deserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.SAMPLES.name()).stream()
                    .map(ReportIT::partition)
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<UsageSample> found = new ArrayList<>();
            Instant giveUp = Instant.now().plusSeconds(60);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                assertThat(Instant.now()).isBefore(giveUp);
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.key().equals("database:" + database) && record.value() instanceof UsageSample usage) {
                        found.add(usage);
                    }
                });
            }
            return found;
        }
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }
}
