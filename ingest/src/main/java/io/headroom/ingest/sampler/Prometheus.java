package io.headroom.ingest.sampler;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.core.config.PrometheusConfig;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A Prometheus server's HTTP API (Prometheus documentation, "HTTP API", instant queries), as far as one number needs it. */
final class Prometheus {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final PrometheusConfig config;

    Prometheus(PrometheusConfig config) {
        this.config = config;
    }

    /** A server that answers, and whose answer is no number. */
    static final class NoNumberException extends Exception {
        private static final long serialVersionUID = 1L;

        NoNumberException(String message) {
            super(message);
        }
    }

    /**
     * @throws IOException if the server cannot be reached, or what answers is none
     * @throws NoNumberException if it has no number, or several
     */
    double ask(String promql) throws IOException, InterruptedException, NoNumberException {
        HttpResponse<String> response = http.send(request(promql), HttpResponse.BodyHandlers.ofString());
        JsonNode answer = json(response.body());
        if (answer == null || (response.statusCode() != OK && !answer.has("error"))) {
            throw new IOException("status " + response.statusCode() + " and no answer in the form of its API");
        }
        if (answer.has("error")) {
            throw new NoNumberException(answer.path("error").asText());
        }
        return number(answer.path("data"));
    }

    private HttpRequest request(String promql) {
        URI uri = URI.create(config.url() + "/api/v1/query?query=" + URLEncoder.encode(promql, UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(ANSWER);
        if (config.username() != null && config.password() != null) {
            String login = config.username() + ":" + config.password().reveal();
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)));
        }
        return request.build();
    }

    private static @Nullable JsonNode json(String body) {
        try {
            JsonNode answer = JSON.readTree(body);
            return answer.has("status") ? answer : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** Of two machines' values neither is the right one, so several are as good as none. */
    private static double number(JsonNode data) throws NoNumberException {
        JsonNode result = data.path("result");
        JsonNode point = switch (data.path("resultType").asText()) {
            case "scalar" -> result;
            case "vector" -> only(result).path("value");
            default -> throw new NoNumberException("the query is not answered by a number");
        };
        double value = parsed(point.path(1).asText());
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new NoNumberException(
                    "the query is answered by " + point.path(1).asText());
        }
        return value;
    }

    private static JsonNode only(JsonNode series) throws NoNumberException {
        if (series.size() != 1) {
            throw new NoNumberException(
                    series.isEmpty()
                            ? "the query finds nothing"
                            : "the query finds " + series.size() + " series instead of one");
        }
        return series.path(0);
    }

    private static double parsed(String text) {
        try {
            return Double.parseDouble(text.replace("Inf", "Infinity"));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
