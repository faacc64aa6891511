package io.headroom.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.headroom.core.capacity.Resource;
import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.footprint.LiveFootprint;
import io.headroom.core.scope.Scope;
import io.headroom.core.scope.ScopeKey;
import io.headroom.core.topic.Topic;
import io.headroom.core.topic.Topics;
import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.Severity;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.trigger.TriggerMeasure;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageUnit;
import io.headroom.testkit.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page says of a trigger of which nobody is to be told, or somebody knows already. */
@Order(3)
class PageSilencesIT {
    private static final String KAFKA = TestServers.shared().bootstrapServers();
    private static final String TIME = "\\d\\d:\\d\\d:\\d\\d UTC";
    private static final String RULE = "storage-warning";

    @TempDir
    Path folder;

    @Test
    void saysWhoWantsNobodyToBeToldUntilWhenAndWhy_andWhoKnows() throws Exception {
        int port = Ports.free();
        HeadroomConfig hushed = HeadroomConfig.parse(
                "headroom: { kafka: { bootstrap-servers: \"" + KAFKA + "\" }, http: { port: " + port + " }, data: data,"
                        + " databases: { hushed: { url: postgresql://127.0.0.1/h, username: a, password: b } } }",
                Map.of(),
                folder);
        try (PageBrowser browser = PageBrowser.launch();
                Deployment deployment = Deployment.start(hushed, EnumSet.of(Role.API))) {
            PlaywrightAssertions.setDefaultAssertionTimeout(RunningDemo.SOON.toMillis());
            deployment.awaitReady();
            String address = "http://127.0.0.1:" + port;
            fires();
            Page page = browser.open(address + "/#db=hushed", DemoPage.wide());
            Locator line = page.locator("#triggers li.firing");
            assertThat(line).hasText(Pattern.compile("Firing: storage at 76\u00a0%.* rule storage-warning\\.\\s*"));

            Instant until = Instant.now().plus(40, ChronoUnit.DAYS);
            send(
                    address + "/api/v1/silences",
                    "POST",
                    "{\"instance\": \"hushed\", \"until\": \"" + until + "\", \"author\": \"Ana <b>\","
                            + " \"comment\": \"moving to a larger disk\"}");
            assertThat(line)
                    .hasText(Pattern.compile(".* Silenced: nobody is told before \\d{1,2} [A-Z][a-z]+ 20\\d\\d, " + TIME
                            + ", says Ana <b>: moving to a larger disk\\.\\s*"));

            send(
                    address + "/api/v1/triggers/acknowledgement",
                    "PUT",
                    "{\"instance\": \"hushed\", \"rule\": \"" + RULE + "\", \"author\": \"Ben\"}");
            assertThat(line).hasText(Pattern.compile(".* larger disk\\. Acknowledged by Ben, .*" + TIME + "\\."));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** As ingest and analytics would have left it. */
    private static void fires() throws Exception {
        Instant now = Instant.now();
        CaptureStatus streaming = new CaptureStatus(
                "hushed", "hushed", CaptureState.STREAMING, 1, 1, null, now, "f00d", null, null, now, null);
        publish(Topics.CAPTURE, "hushed", streaming);
        publish(
                Topics.FOOTPRINTS,
                new ScopeKey("hushed", Scope.DATABASE),
                new LiveFootprint(new Footprint(10, 400), now));
        TriggerFact firing = new TriggerFact(
                "hushed",
                null,
                RULE,
                Resource.STORAGE,
                Severity.WARNING,
                Phase.FIRING,
                now.minus(Duration.ofMinutes(3)),
                0.76,
                0.75,
                "storage at 76 % has been above 75 % for 600 s",
                Subject.instance("hushed"),
                TriggerMeasure.STORAGE_USED,
                UsageUnit.SHARE,
                null);
        publish(Topics.TRIGGERS, firing.key(), firing);
    }

    private static <K, V> void publish(Topic<K, V> topic, K key, V value) throws Exception {
        try (KafkaProducer<K, V> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", KAFKA),
                topic.keys().serializer(),
                topic.values().serializer())) {
            producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
        }
    }

    private static void send(String address, String method, String json) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address))
                                .header("content-type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString(json))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }
}
