package io.headroom.api.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.api.Published;
import io.headroom.api.RunningApi;
import io.headroom.core.config.AlertsConfig;
import io.headroom.core.config.ReceiverConfig;
import io.headroom.core.config.Secret;
import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.Severity;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.testkit.TestServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeliveryIT {
    private static final String KAFKA = TestServers.shared().bootstrapServers();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Secret KEY = new Secret("key");
    private static final String NEIGHBOUR = neighbour();

    @Test
    void arrivesOnceAndInOrder_signed_alsoAfterARestart() throws IOException {
        publish(Facts.warning("told", Phase.PENDING, 0), Facts.warning("told", Phase.FIRING, 10));
        try (Hook hook = new Hook()) {
            try (RunningApi api = api("restarted", hook)) {
                api.restored();
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(hook.about("told")).hasSize(1));
                publish(Facts.warning("told", Phase.RESOLVED, 20));
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(hook.about("told")).hasSize(2));
                assertThat(receiver(api).get("trouble").isNull()).isTrue();
                assertThat(api.send("GET", "/prometheus").body())
                        .contains("headroom_alerts_delivered_total{receiver=\"restarted\"}")
                        .contains("headroom_alerts_waiting_seconds{receiver=\"restarted\"} 0.0");
            }
            publish(Facts.warning("told", Phase.PENDING, 30), Facts.warning("told", Phase.FIRING, 40));
            try (RunningApi api = api("restarted", hook)) {
                api.restored();
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(hook.about("told")).hasSize(3));
            }

            List<Hook.Received> all = hook.about("told");
            assertThat(all)
                    .extracting(Hook.Received::event)
                    .containsExactly("storage-warning FIRING", "storage-warning RESOLVED", "storage-warning FIRING");
            assertThat(all).allSatisfy(request -> {
                assertThat(request.headers().getFirst(CloudEventForm.SIGNATURE))
                        .isEqualTo("sha256=" + CloudEventForm.signature(KEY, request.body()));
                assertThat(request.headers().getFirst(CloudEventForm.IDEMPOTENCY))
                        .isEqualTo(request.json().get("id").asText());
            });
        }
    }

    /** Topics are there once somebody publishes. */
    @BeforeAll
    static void makeTheTopics() {
        publish();
    }

    @Test
    void losesNothing_whileAReceiverIsDown_andHoldsUpNobodyElse() throws IOException {
        try (Hook down = new Hook();
                Hook up = new Hook();
                RunningApi api = RunningApi.on(KAFKA, new AlertsConfig(null, receivers(down, up)), () -> Facts.NOW)) {
            api.restored();
            down.answer(503);
            publish(Facts.warning("patient", Phase.FIRING, 0));
            publish(Facts.warning("patient", Phase.RESOLVED, 10), Facts.warning("patient", Phase.FIRING, 20));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(up.about("patient")).hasSize(3));
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(receiver(api).get("status").asText()).isEqualTo("RETRYING");
                assertThat(receiver(api).get("failures").asLong()).isGreaterThan(1);
            });
            assertThat(receiver(api).get("trouble").asText()).isEqualTo("answered 503");
            assertThat(down.about("patient")).isEmpty();

            down.answer(200);

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(down.about("patient"))
                            .extracting(Hook.Received::event)
                            .containsExactly(
                                    "storage-warning FIRING", "storage-warning RESOLVED", "storage-warning FIRING"));
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(receiver(api).get("status").asText()).isEqualTo("DELIVERING"));
        }
    }

    @Test
    void goesOnAfterWhatAReceiverWillNeverTake_andSaysSo() throws IOException {
        try (Hook hook = new Hook();
                RunningApi api = api("picky", hook)) {
            api.restored();
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(receiver(api).get("status").asText()).isEqualTo("DELIVERING"));
            hook.answer(422);
            publish(Facts.warning("unwanted", Phase.FIRING, 0));
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(receiver(api).get("lastRefusal").asText())
                                    .isEqualTo("answered 422"));
            hook.answer(200);
            publish(Facts.warning("unwanted", Phase.RESOLVED, 10));

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(hook.about("unwanted"))
                            .extracting(Hook.Received::event)
                            .containsExactly("storage-warning RESOLVED"));
        }
    }

    @Test
    void keepsQuiet_whileItIsSilenced_andThenTellsOnceOfWhatStillFires_alsoAfterARestart() throws IOException {
        try (Hook hook = new Hook()) {
            String silence;
            try (RunningApi api = api("hushed", hook)) {
                api.restored();
                silence = declared(api).get("id").asText();
                publish(Facts.warning("hush", Phase.FIRING, 10), Facts.warning("hush", Phase.RESOLVED, 20));
                publish(Facts.warning("hush", Phase.FIRING, 30), Facts.warning(NEIGHBOUR, Phase.FIRING, 0));
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(hook.about(NEIGHBOUR)).hasSize(1));
                assertThat(trigger(api).get("silencedBy").asText()).isEqualTo(silence);
                assertThat(trigger(api).get("silencedUntil").asText()).isEqualTo("2026-11-21T11:00:00Z");
            }
            try (RunningApi api = api("hushed", hook)) {
                api.restored();
                publish(Facts.warning(NEIGHBOUR, Phase.RESOLVED, 40));
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(hook.about(NEIGHBOUR)).hasSize(2));
                assertThat(hook.about("hush")).isEmpty();

                assertThat(api.send("DELETE", "/api/v1/silences/" + silence).body())
                        .contains("EXPIRED");

                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(hook.about("hush")).hasSize(1));
                publish(Facts.warning(NEIGHBOUR, Phase.FIRING, 50));
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(hook.about(NEIGHBOUR)).hasSize(3));
                assertThat(hook.about("hush"))
                        .singleElement()
                        .satisfies(
                                told -> assertThat(told.json().at("/data/since").asText())
                                        .isEqualTo("2026-11-21T10:00:30Z"));
                acknowledges(api);
            }
        }
    }

    private static JsonNode declared(RunningApi api) {
        String body = "{\"instance\": \"hush\", \"until\": \"2026-11-21T11:00:00Z\", \"author\": \"Ana\","
                + " \"comment\": \"the disk is ordered\"}";
        JsonNode silence = RunningApi.parsed(api.post("/api/v1/silences", body));
        assertThat(api.json("/api/v1/silences").at("/items/0")).isEqualTo(silence);
        assertThat(silence.get("state").asText()).isEqualTo("ACTIVE");
        assertThat(api.post("/api/v1/silences", body.replace("T11", "T09")).statusCode())
                .isEqualTo(400);
        assertThat(api.post("/api/v1/silences", body.replace("instance", "instances"))
                        .body())
                .contains("instances must be left out");
        return silence;
    }

    private static void acknowledges(RunningApi api) {
        String body = "{\"instance\": \"hush\", \"rule\": \"storage-warning\", \"author\": \"Ana\"}";
        String path = "/api/v1/triggers/acknowledgement";
        assertThat(api.send("PUT", path, "application/json", body).statusCode()).isEqualTo(200);
        assertThat(trigger(api).get("acknowledgedBy").asText()).isEqualTo("Ana");
        assertThat(api.send("PUT", path, "application/json", body.replace("hush", "calm"))
                        .body())
                .contains("a trigger which fires");
    }

    private static JsonNode trigger(RunningApi api) {
        for (JsonNode item : api.json("/api/v1/triggers").get("items")) {
            if (item.get("instance").asText().equals("hush")) {
                return item;
            }
        }
        throw new AssertionError("no trigger of hush");
    }

    /** What is said of it comes behind what is said of hush. */
    private static String neighbour() {
        int partition = partition("hush");
        return IntStream.range(0, 100)
                .mapToObj(number -> "neighbour" + number)
                .filter(name -> partition(name) == partition)
                .findFirst()
                .orElseThrow();
    }

    private static int partition(String instance) {
        byte[] key = Facts.warning(instance, Phase.FIRING, 0).key().getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % Published.PARTITIONS;
    }

    private static RunningApi api(String name, Hook hook) {
        return RunningApi.on(
                KAFKA, new AlertsConfig("https://headroom.example", Map.of(name, hook(hook))), () -> Facts.NOW);
    }

    private static ReceiverConfig hook(Hook hook) {
        return new ReceiverConfig(
                ReceiverConfig.Kind.WEBHOOK, new Secret(hook.url()), KEY, Severity.WARNING, Duration.ofSeconds(5));
    }

    /** In this order. */
    private static Map<String, ReceiverConfig> receivers(Hook down, Hook up) {
        Map<String, ReceiverConfig> receivers = new LinkedHashMap<>();
        receivers.put("down", hook(down));
        receivers.put("up", hook(up));
        return receivers;
    }

    private static JsonNode receiver(RunningApi api) {
        return api.json("/api/v1/receivers").at("/items/0");
    }

    private static void publish(TriggerFact... facts) {
        try (Published published = new Published(KAFKA, "any")) {
            for (TriggerFact fact : facts) {
                published.trigger(fact);
            }
        }
    }
}
