package io.headroom.api.alert;

import io.headroom.core.config.ReceiverConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Somebody who is told, over HTTP. Redirects are not followed: what is sent was meant for this address. */
final class Receiver {
    private static final int EXCERPT = 200;

    private final String name;
    private final ReceiverConfig config;
    private final Form form;
    private final HttpClient http;

    Receiver(String name, ReceiverConfig config) {
        this.name = name;
        this.config = config;
        form = form(config);
        http = HttpClient.newBuilder().connectTimeout(config.timeout()).build();
    }

    private static Form form(ReceiverConfig config) {
        return switch (config.kind()) {
            case ALERTMANAGER -> new AlertmanagerForm();
            case WEBHOOK -> new CloudEventForm(config.secret());
            case SLACK -> new SlackForm();
        };
    }

    String name() {
        return name;
    }

    ReceiverConfig config() {
        return config;
    }

    /** Whether it wants to be told again and again while a trigger fires. */
    boolean forgets() {
        return form.takesMany();
    }

    /** Sends once, and waits for the answer as long as the configuration allows. */
    Outcome send(List<Notification> notifications, Instant now) throws InterruptedException {
        Form.Post post = form.post(notifications, now);
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request(post), HttpResponse.BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = answer.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return Outcome.of(response.statusCode(), excerpt(response.body()));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Outcome.Failed(
                    "did not answer within " + config.timeout().toMillis() + " ms");
        } catch (ExecutionException e) {
            return new Outcome.Failed("cannot be reached: " + reason(e));
        }
    }

    private HttpRequest request(Form.Post post) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(post.path()))
                .timeout(config.timeout())
                .header("Content-Type", post.contentType())
                .POST(HttpRequest.BodyPublishers.ofString(post.body()));
        for (Map.Entry<String, String> header : post.headers().entrySet()) {
            request.header(header.getKey(), header.getValue());
        }
        return request.build();
    }

    private URI address(String path) {
        String base = config.uri().toString();
        return path.isEmpty() ? config.uri() : URI.create(base.replaceFirst("/+$", "") + path);
    }

    /** One line of what was answered; the receiver's own words end in a log. */
    private static String excerpt(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, EXCERPT), StandardCharsets.UTF_8);
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private static String reason(ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
