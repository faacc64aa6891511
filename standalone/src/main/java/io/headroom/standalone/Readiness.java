package io.headroom.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what is starting, looking again and again, because readiness has many owners and no event. */
final class Readiness {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Readiness() {}

    /** Returns when {@code ready} says so, or when the thread is interrupted; {@code meanwhile} may give up. */
    static void await(BooleanSupplier ready, Runnable meanwhile) {
        CountDownLatch never = new CountDownLatch(1);
        try {
            while (!ready.getAsBoolean()) {
                meanwhile.run();
                if (never.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the API says that it is ready, asked as a load balancer would. */
    static boolean answers(String host, int port) {
        return get(host, port, "/health/readiness").isPresent();
    }

    /** The body of a good answer, as any client would get it. */
    static Optional<String> get(String host, int port, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + path))
                .timeout(ANSWER_WITHIN)
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == OK ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
