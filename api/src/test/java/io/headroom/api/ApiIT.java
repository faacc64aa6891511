package io.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.api.declaration.Configured;
import io.headroom.api.operation.RoleCheck;
import io.headroom.core.capacity.PriceBook;
import io.headroom.core.config.AlertsConfig;
import io.headroom.core.config.HttpConfig;
import io.headroom.core.config.OwnFiles;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.footprint.LiveFootprint;
import io.headroom.core.scope.Scope;
import io.headroom.core.scope.ScopeKey;
import io.headroom.core.topic.Topics;
import io.headroom.core.trigger.Policy;
import io.headroom.testkit.TestServers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

class ApiIT {
    private static final String NOBODY = "127.0.0.1:1";
    private static final List<String> DATA = List.of(
            "/api/v1/databases",
            "/api/v1/databases/shop",
            "/api/v1/databases/shop/footprints",
            "/api/v1/databases/shop/growth",
            "/api/v1/databases/shop/projections",
            "/api/v1/databases/shop/tables");

    @Test
    void answersWithWhatItWaitsFor_whileKafkaIsNotThere() {
        try (RunningApi api = RunningApi.on(NOBODY, Map.of("shop", "main"))) {
            for (String path : DATA) {
                assertThat(api.problem(503, path).get("type").asText()).isEqualTo("/problems/restoring");
                assertThat(api.get(path).headers().firstValue("retry-after")).contains("1");
            }
            eventually(() -> assertThat(RunningApi.parsed(api.get("/health/readiness"))
                            .at("/waitingFor/0")
                            .asText())
                    .startsWith("views: Kafka does not answer"));
            assertThat(api.get("/health/readiness").statusCode()).isEqualTo(503);
            assertThat(api.json("/health/liveness").get("status").asText()).isEqualTo("UP");
            assertThat(api.get("/prometheus").body()).doesNotContain("headroom_database_rows{");
        }
    }

    @Test
    void waitsForTopics_thenServes_andSaysWhenKafkaGoesAway() {
        TestServers servers = TestServers.start();
        try (RunningApi api = RunningApi.on(servers.bootstrapServers(), Map.of("shop", "main"))) {
            eventually(
                    () -> assertThat(api.problem(503, DATA.get(0)).get("detail").asText())
                            .contains("topic headroom.capture does not exist yet"));

            try (Published shop = new Published(servers.bootstrapServers(), "shop")) {
                shop.streaming().whole(7, 700, RunningApi.NOW.minusSeconds(2));
            }
            api.restored();

            assertThat(api.json(DATA.get(1)).get("rows").asLong()).isEqualTo(7);
            assertThat(api.get("/prometheus").body())
                    .contains("headroom_database_rows{database=\"shop\"} 7.0")
                    .contains("headroom_database_logical_bytes{database=\"shop\"} 700.0")
                    .contains("headroom_capture_freshness_seconds{database=\"shop\"} 2.0");

            servers.close();

            eventually(
                    () -> assertThat(api.get("/health/readiness").statusCode()).isEqualTo(503));
            assertThat(api.json(DATA.get(1)).get("rows").asLong()).isEqualTo(7);
        }
    }

    @Test
    void goesOnAfterRecordsThatMakeNoSense() {
        byte[] nonsense = "nonsense".getBytes(StandardCharsets.UTF_8);
        String kafka = TestServers.shared().bootstrapServers();
        try (Published after = new Published(kafka, "after")) {
            after.bytes(Topics.CAPTURE, nonsense, nonsense)
                    .bytes(Topics.CAPTURE, nonsense, "{\"database\":\"nonsense\"}".getBytes(StandardCharsets.UTF_8))
                    .bytes(Topics.TABLES, nonsense, "null".getBytes(StandardCharsets.UTF_8))
                    .bytes(Topics.FOOTPRINTS, nonsense, nonsense)
                    .streaming();
        }

        try (RunningApi api = RunningApi.on(kafka, Map.of()).restored()) {
            assertThat(api.json("/api/v1/databases/after").get("status").asText())
                    .isEqualTo("STREAMING");
            assertThat(api.problem(404, "/api/v1/databases/nonsense")
                            .get("type")
                            .asText())
                    .isEqualTo("/problems/unknown-database");
            assertThat(api.get("/prometheus").body())
                    .contains("headroom_view_malformed_records_total{topic=\"headroom.capture\"} 2.0")
                    .contains("headroom_view_malformed_records_total{topic=\"headroom.tables\"} 1.0")
                    .contains("headroom_view_malformed_records_total{topic=\"headroom.footprints\"} 1.0");
        }
    }

    @Test
    void isRestored_whereTopicsEndInTransactions_andCountsNoAbortedOne() {
        String kafka = TestServers.shared().bootstrapServers();
        new Published(kafka, "sums").streaming().close();
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "transactional.id", "sums");
        try (KafkaProducer<ScopeKey, LiveFootprint> sums = new KafkaProducer<>(
                settings,
                Topics.FOOTPRINTS.keys().serializer(),
                Topics.FOOTPRINTS.values().serializer())) {
            sums.initTransactions();
            sums.beginTransaction();
            send(sums, new Footprint(5, 50));
            sums.commitTransaction();
            sums.beginTransaction();
            send(sums, new Footprint(9, 90));
            sums.flush();
            sums.abortTransaction();
        }

        try (RunningApi api = RunningApi.on(kafka, Map.of()).restored()) {
            assertThat(api.json("/api/v1/databases/sums").get("rows").asLong()).isEqualTo(5);
        }
    }

    @Test
    void answersEveryErrorAsAProblem() {
        try (RunningApi api = RunningApi.on(NOBODY, Map.of())) {
            JsonNode unknown = api.problem(404, "/api/v1/nothing");
            assertThat(unknown.get("type").asText()).isEqualTo("/problems/not-found");

            HttpResponse<String> wrong = api.send("DELETE", "/api/v1/databases");
            assertThat(wrong.statusCode()).isEqualTo(405);
            assertThat(RunningApi.parsed(wrong).get("type").asText()).isEqualTo("/problems/method-not-allowed");
        }
    }

    @Test
    void hidesWhatAnInternalErrorWasAbout() {
        RoleCheck broken = new RoleCheck("broken", () -> {
            throw new IllegalStateException("a secret");
        });
        try (RunningApi api = RunningApi.on(NOBODY, Map.of(), broken)) {
            HttpResponse<String> failed = api.send("GET", "/health/liveness");

            assertThat(failed.statusCode()).isEqualTo(500);
            assertThat(RunningApi.parsed(failed).get("type").asText()).isEqualTo("/problems/internal-server-error");
            assertThat(failed.body()).doesNotContain("secret");
        }
    }

    @Test
    void reportsTheOtherRolesOfTheProcess() {
        RoleCheck dead = new RoleCheck("analytics", () -> new RoleCheck.Reading(false, false, "it has stopped"));
        try (RunningApi api = RunningApi.on(NOBODY, Map.of(), dead)) {
            HttpResponse<String> liveness = api.get("/health/liveness");

            assertThat(liveness.statusCode()).isEqualTo(503);
            assertThat(RunningApi.parsed(liveness).get("waitingFor").toString())
                    .isEqualTo("[\"analytics: it has stopped\"]");
        }
    }

    @Test
    void forbidsTheBrowserEverythingItDoesNotNeed() {
        try (RunningApi api = RunningApi.on(NOBODY, Map.of())) {
            for (String path : List.of("/openapi.yml", "/prometheus", "/nothing", "/api/v1/databases")) {
                HttpResponse<String> response = api.send("GET", path);
                assertThat(response.headers()
                                .firstValue("content-security-policy")
                                .orElse(""))
                        .as(path)
                        .contains("default-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe");
                assertThat(response.headers().firstValue("x-content-type-options"))
                        .contains("nosniff");
                assertThat(response.headers().firstValue("cache-control")).contains("no-store");
            }
        }
    }

    @Test
    void namesHostPortAndKey_whenThePortIsInUse() {
        try (RunningApi api = RunningApi.on(NOBODY, Map.of())) {
            int port = api.uri().getPort();
            ApiConfig second = new ApiConfig(
                    new HttpConfig("127.0.0.1", port),
                    Map.of("bootstrap.servers", NOBODY),
                    Map.of(),
                    Map.of(),
                    new Configured(Policy.NONE, PriceBook.EMPTY, Map.of(), OwnFiles.NONE, List.of()),
                    AlertsConfig.NOBODY);

            assertThatThrownBy(() -> Api.start(second, List.of()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("127.0.0.1 port " + port)
                    .hasMessageContaining("headroom.http.port");
        }
    }

    private static void send(KafkaProducer<ScopeKey, LiveFootprint> sums, Footprint live) {
        ScopeKey key = new ScopeKey("sums", Scope.DATABASE);
        Future<RecordMetadata> unused =
                sums.send(new ProducerRecord<>(Topics.FOOTPRINTS.name(), key, new LiveFootprint(live, RunningApi.NOW)));
    }

    private static void eventually(ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(40)).untilAsserted(assertion);
    }
}
