package io.headroom.api.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.api.Published;
import io.headroom.api.RunningApi;
import io.headroom.core.capacity.Resource;
import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.Severity;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.trigger.TriggerMeasure;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageUnit;
import io.headroom.testkit.TestServers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TriggerStreamIT {
    private static final String KAFKA = TestServers.shared().bootstrapServers();
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void tellsPresentStatesFirst_thenTransitions_withHeartbeatsBetween() throws Exception {
        publish("streamed", Phase.PENDING);
        try (RunningApi api = RunningApi.on(KAFKA, Map.of()).restored();
                Listener listener = Listener.to(api)) {
            Awaitility.await().atMost(SOON).until(() -> listener.seen.contains("event: heartbeat"));
            assertThat(ofOurs(listener.seen)).containsExactly("event: state PENDING");
            publish("streamed", Phase.FIRING);
            publish("streamed", Phase.RESOLVED);

            Awaitility.await()
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(ofOurs(listener.seen))
                            .containsExactly(
                                    "event: state PENDING", "event: transition FIRING", "event: transition RESOLVED"));
            long beats = beats(listener);
            Awaitility.await("another heartbeat").atMost(SOON).until(() -> beats(listener) > beats);
        }
    }

    private static long beats(Listener listener) {
        return listener.seen.stream().filter("event: heartbeat"::equals).count();
    }

    /** Event name and phase of what is about our instance; other tests publish on the same broker. */
    private static List<String> ofOurs(List<String> lines) {
        return Stream.iterate(1, line -> line + 1)
                .limit(Math.max(0, lines.size() - 1))
                .filter(line -> lines.get(line).contains("\"instance\":\"streamed\""))
                .map(line -> lines.get(line - 1) + " " + lines.get(line).replaceAll(".*\"state\":\"(\\w+)\".*", "$1"))
                .toList();
    }

    private static void publish(String instance, Phase phase) {
        try (Published published = new Published(KAFKA, "any")) {
            published.trigger(new TriggerFact(
                    instance,
                    null,
                    "rule",
                    Resource.STORAGE,
                    Severity.WARNING,
                    phase,
                    RunningApi.NOW,
                    0.6,
                    0.5,
                    "full",
                    Subject.instance(instance),
                    TriggerMeasure.STORAGE_USED,
                    UsageUnit.SHARE,
                    null));
        }
    }

    /** An HTTP client that keeps the lines of the stream. */
    private static final class Listener implements AutoCloseable {
        private final List<String> seen = new CopyOnWriteArrayList<>();
        private final Stream<String> lines;

        private Listener(Stream<String> lines) {
            this.lines = lines;
            Thread reader =
                    new Thread(() -> lines.filter(line -> !line.isEmpty()).forEach(seen::add), "sse-reader");
            reader.setDaemon(true);
            reader.setUncaughtExceptionHandler((ended, closed) -> seen.add("closed"));
            reader.start();
        }

        static Listener to(RunningApi api) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(api.uri().resolve("/api/v1/triggers/stream"))
                    .build();
            HttpResponse<Stream<String>> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/event-stream");
            return new Listener(answer.body());
        }

        @Override
        public void close() {
            lines.close();
        }
    }
}
