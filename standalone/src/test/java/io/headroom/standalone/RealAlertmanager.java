package io.headroom.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** Alertmanager as Debian packages it, in a process of its own. */
final class RealAlertmanager implements AutoCloseable {
    private static final Path BINARY = Path.of("/usr/bin/prometheus-alertmanager");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Program process;
    private final int port;

    private RealAlertmanager(Program process, int port) {
        this.process = process;
        this.port = port;
    }

    static boolean isInstalled() {
        return Files.isExecutable(BINARY);
    }

    static RealAlertmanager start(Path folder) throws IOException {
        int port = Ports.free();
        Path config = folder.resolve("alertmanager.yml");
        Files.writeString(config, "route: { receiver: nobody }\nreceivers: [{ name: nobody }]\n");
        Program process = Program.start(
                folder.resolve("alertmanager.log"),
                List.of(
                        BINARY.toString(),
                        "--config.file=" + config,
                        "--storage.path=" + folder.resolve("alertmanager"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address="));
        RealAlertmanager started = new RealAlertmanager(process, port);
        Awaitility.await("Alertmanager")
                .atMost(Duration.ofSeconds(120))
                .ignoreExceptions()
                .until(() -> started.active("any").isEmpty());
        return started;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The instances of which it shows an alert as active. */
    List<String> active(String alert) throws IOException, InterruptedException {
        URI uri = URI.create(url() + "/api/v2/alerts?active=true&filter=alertname%3D%22" + alert + "%22");
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        List<String> instances = new ArrayList<>();
        for (JsonNode shown : new ObjectMapper().readTree(answer.body())) {
            instances.add(shown.at("/labels/instance").asText());
        }
        return instances;
    }

    @Override
    public void close() {
        process.close();
    }
}
