package io.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.api.declaration.Configured;
import io.headroom.api.operation.RoleCheck;
import io.headroom.core.config.AlertsConfig;
import io.headroom.core.config.HttpConfig;
import io.headroom.core.config.OwnFiles;
import io.headroom.core.config.PolicyFile;
import io.headroom.core.config.PriceBookFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** The API as a process would run it, asked over HTTP; every documented answer is held against {@code openapi.yml}. */
public final class RunningApi implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private static final Configured AS_IT_COMES =
            new Configured(PolicyFile.standard(), PriceBookFile.standard(), Map.of(), OwnFiles.NONE, List.of());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DOCUMENTED = "/(api/v1|health)/.*";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Api api;
    private final OpenApiInteractionValidator contract;

    private RunningApi(Api api) {
        this.api = api;
        this.contract = OpenApiInteractionValidator.createForInlineApiSpecification(
                        send("GET", "/openapi.yml").body())
                .build();
    }

    public static RunningApi on(String bootstrapServers, Map<String, String> databases, RoleCheck... roles) {
        return on(bootstrapServers, databases, Map.of(), roles);
    }

    public static RunningApi on(
            String bootstrapServers,
            Map<String, String> databases,
            Map<String, Map<String, String>> tenantNames,
            RoleCheck... roles) {
        Map<String, String> kafka = Map.of("bootstrap.servers", bootstrapServers);
        return start(kafka, databases, tenantNames, AS_IT_COMES, AlertsConfig.NOBODY, () -> NOW, roles);
    }

    /** With what the configuration declares. */
    public static RunningApi on(String bootstrapServers, Map<String, String> databases, Configured configured) {
        Map<String, String> kafka = Map.of("bootstrap.servers", bootstrapServers);
        return start(kafka, databases, Map.of(), configured, AlertsConfig.NOBODY, () -> NOW);
    }

    /** Tells {@code alerts} of triggers. */
    public static RunningApi on(String bootstrapServers, AlertsConfig alerts, InstantSource clock) {
        return start(Map.of("bootstrap.servers", bootstrapServers), Map.of(), Map.of(), AS_IT_COMES, alerts, clock);
    }

    private static RunningApi start(
            Map<String, String> kafka,
            Map<String, String> databases,
            Map<String, Map<String, String>> tenantNames,
            Configured configured,
            AlertsConfig alerts,
            InstantSource clock,
            RoleCheck... roles) {
        ApiConfig config =
                new ApiConfig(new HttpConfig("127.0.0.1", 0), kafka, databases, tenantNames, configured, alerts);
        return new RunningApi(Api.start(config, List.of(roles), clock));
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + api.port());
    }

    public RunningApi restored() {
        Awaitility.await("the views to be restored")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(get("/health/readiness").statusCode()).isEqualTo(200));
        return this;
    }

    public HttpResponse<String> get(String path) {
        HttpResponse<String> response = send("GET", path);
        if (path.matches(DOCUMENTED) && !isForUnknownRoute(response)) {
            compare(path, Request.Method.GET, response);
        }
        return response;
    }

    private void compare(String path, Request.Method method, HttpResponse<String> response) {
        SimpleResponse.Builder answer = SimpleResponse.Builder.status(response.statusCode())
                .withContentType(response.headers().firstValue("content-type").orElse(""))
                .withBody(response.body());
        String route = path.replaceFirst("\\?.*", "");
        assertThat(contract.validateResponse(route, method, answer.build()).getMessages())
                .as("%s against openapi.yml: %s", path, response.body())
                .isEmpty();
    }

    public JsonNode json(String path) {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return parsed(response);
    }

    public JsonNode problem(int status, String path) {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        return parsed(response);
    }

    /** Sends JSON; the answer is held against {@code openapi.yml}, and so is the request if it was a good one. */
    public HttpResponse<String> post(String path, String json) {
        HttpResponse<String> response = send(HttpRequest.newBuilder(uri().resolve(path))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
        SimpleResponse answer = SimpleResponse.Builder.status(response.statusCode())
                .withContentType(response.headers().firstValue("content-type").orElse(""))
                .withBody(response.body())
                .build();
        String route = path.replaceFirst("\\?.*", "");
        SimpleRequest.Builder question = SimpleRequest.Builder.post(route)
                .withContentType("application/json")
                .withBody(json);
        ValidationReport report = response.statusCode() == 200
                ? contract.validate(question.build(), answer)
                : contract.validateResponse(route, Request.Method.POST, answer);
        assertThat(report.getMessages())
                .as("%s against openapi.yml: %s", path, response.body())
                .isEmpty();
        return response;
    }

    public HttpResponse<String> send(String method, String path) {
        return send(HttpRequest.newBuilder(uri().resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    /** Sends a document; its answer is held against {@code openapi.yml} too. */
    public HttpResponse<String> send(String method, String path, String mediaType, String body) {
        HttpResponse<String> response = send(HttpRequest.newBuilder(uri().resolve(path))
                .header("content-type", mediaType)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
        if (response.statusCode() != 415) {
            compare(path, Request.Method.valueOf(method), response);
        }
        return response;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode parsed(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isForUnknownRoute(HttpResponse<String> response) {
        return response.statusCode() == 404 && response.body().contains("/problems/not-found");
    }

    @Override
    public void close() {
        api.close();
    }
}
