package io.headroom.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.analytics.Analytics;
import io.headroom.analytics.AnalyticsConfig;
import io.headroom.api.Api;
import io.headroom.api.ApiConfig;
import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.topic.TopicCheck;
import io.headroom.core.topic.Topics;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.Sample;
import io.headroom.core.usage.StorageUse;
import io.headroom.standalone.broker.EmbeddedBroker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is declared by request, and taken back, reaches the topology. */
class DeclaredIT {
    private static final long GB = 1_000_000_000L;
    private static final Duration SOON = Duration.ofMinutes(10);
    private static final String LOWER = "rules: { storage-above-70-percent: { above: 50%, recover: 45%, for: PT0S } }";

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void firesByTheRuleThatIsDeclared_andNotByTheOneThatWasTakenBack() throws Exception {
        HeadroomConfig config = HeadroomConfig.parse("""
                headroom:
                  instances: { main: { capacity: { storage: 100GB } } }
                  databases: { shop: { instance: main, url: "postgresql://127.0.0.1:1/shop", username: u, password: p } }
                  http: { port: 0 }
                """, Map.of(), folder);
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"))) {
            Map<String, String> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
            int partitions = topics(kafka);
            try (Analytics analytics = Analytics.start(new AnalyticsConfig(
                            kafka, partitions, folder.resolve("streams"), 1, 1, Declared.estate(config)));
                    Api api = Api.start(ApiConfig.of(config, broker.bootstrapServers()), List.of());
                    KafkaProducer<String, Sample> samples = new KafkaProducer<>(
                            Map.copyOf(kafka),
                            Topics.SAMPLES.keys().serializer(),
                            Topics.SAMPLES.values().serializer())) {
                awaitState(api, samples, "");

                assertThat(send(api, "PUT", "/api/v1/policies", LOWER)).isEqualTo(200);
                awaitState(api, samples, "FIRING");

                assertThat(send(api, "DELETE", "/api/v1/policies", "")).isEqualTo(200);
                awaitState(api, samples, "RESOLVED");
                assertThat(analytics.health().alive()).isTrue();
            }
        }
    }

    private static int topics(Map<String, String> kafka) {
        try (Admin admin = Admin.create(Map.<String, Object>copyOf(kafka))) {
            return TopicCheck.ensure(admin, 4, (short) 1);
        }
    }

    /** With a reading of 60 % whenever it is looked. */
    private void awaitState(Api api, KafkaProducer<String, Sample> samples, String state) {
        Awaitility.await("state " + state).atMost(SOON).ignoreExceptions().until(() -> {
            Instant now = Instant.now();
            Sample sample = new InstanceSample(
                    "main",
                    now,
                    StorageUse.of(60 * GB, 0L, null),
                    Map.of("shop", 60 * GB),
                    100,
                    3,
                    Map.of(),
                    List.of());
            samples.send(new ProducerRecord<>(Topics.SAMPLES.name(), sample.key(), sample));
            String body = get(api, "/api/v1/triggers");
            return state.isEmpty() ? body.contains("\"items\":[]") : body.contains("\"state\":\"" + state + "\"");
        });
    }

    private String get(Api api, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(api, path)).build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private int send(Api api, String method, String path, String document) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(api, path));
        if (document.isEmpty()) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("content-type", "application/yaml")
                    .method(method, HttpRequest.BodyPublishers.ofString(document));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private static URI uri(Api api, String path) {
        return URI.create("http://127.0.0.1:" + api.port() + path);
    }
}
