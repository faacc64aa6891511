package io.headroom.api.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.api.Published;
import io.headroom.api.RunningApi;
import io.headroom.core.config.AlertsConfig;
import io.headroom.core.config.ReceiverConfig;
import io.headroom.core.config.Secret;
import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.Severity;
import io.headroom.testkit.TestServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the real one, as Debian packages it. */
class AlertmanagerIT {
    private static final Path BINARY = Path.of("/usr/bin/prometheus-alertmanager");
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String KAFKA = TestServers.shared().bootstrapServers();

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private Process alertmanager;
    private int port;

    @BeforeEach
    void startAlertmanager() throws IOException {
        assumeTrue(Files.isExecutable(BINARY), "not run: the package prometheus-alertmanager is not installed");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path config = folder.resolve("alertmanager.yml");
        Files.writeString(config, "route: { receiver: nobody }\nreceivers: [{ name: nobody }]\n");
        alertmanager = new ProcessBuilder(
                        BINARY.toString(),
                        "--config.file=" + config,
                        "--storage.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        await("Alertmanager").atMost(SOON).ignoreExceptions().until(() -> alerts("any") != null);
    }

    @AfterEach
    void stopAlertmanager() throws InterruptedException {
        if (alertmanager != null) {
            alertmanager.destroy();
            alertmanager.waitFor();
        }
    }

    @Test
    void showsWhatFires_andForgetsWhatIsOver() throws Exception {
        long now = Duration.between(Facts.NOW, Instant.now()).toSeconds();
        ReceiverConfig ops = new ReceiverConfig(
                ReceiverConfig.Kind.ALERTMANAGER,
                new Secret("http://127.0.0.1:" + port),
                null,
                Severity.WARNING,
                Duration.ofSeconds(5));
        AlertsConfig config = new AlertsConfig("https://headroom.example", Map.of("ops", ops));
        try (Published published = new Published(KAFKA, "any");
                RunningApi api = RunningApi.on(KAFKA, config, Clock.systemUTC())) {
            api.restored();
            published.trigger(Facts.warning("paged", Phase.FIRING, now - 60));
            published.trigger(Facts.critical("paged", Phase.FIRING, now - 30));
            published.trigger(Facts.of("paged", "advice", Severity.ADVICE, Phase.FIRING, now - 30));

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(alerts("paged").findValuesAsText("alertname"))
                            .contains("storage-critical")
                            .doesNotContain("advice"));
            JsonNode alert = alert("storage-critical");
            assertThat(alert.at("/labels/severity").asText()).isEqualTo("critical");
            assertThat(alert.at("/annotations/summary").asText()).contains("76.0 %");
            assertThat(alert.at("/status/state").asText()).isEqualTo("active");
            assertThat(alert.at("/generatorURL").asText()).isEqualTo("https://headroom.example");

            published.trigger(Facts.critical("paged", Phase.RESOLVED, now - 5));

            await("the graver is over, and the other one speaks")
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(alerts("paged").findValuesAsText("alertname"))
                            .containsExactly("storage-warning"));
        }
    }

    private JsonNode alert(String name) throws IOException, InterruptedException {
        for (JsonNode alert : alerts("paged")) {
            if (alert.at("/labels/alertname").asText().equals(name)) {
                return alert;
            }
        }
        throw new AssertionError("no alert " + name);
    }

    private JsonNode alerts(String instance) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + "/api/v2/alerts?filter=instance%3D%22" + instance + "%22");
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}
