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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeliveryIT {
    private static final String KAFKA = TestServers.shared().bootstrapServers();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Secret KEY = new Secret("key");

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
