package io.headroom.ingest.capture;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of Debezium's engine. It is over when the engine says so, and not before: two of the same name in one process
 * would block each other.
 */
final class EngineRun {
    private static final Logger LOG = LoggerFactory.getLogger(EngineRun.class);
    private static final Duration RETRY = Duration.ofMillis(100);

    private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private final CompletableFuture<Optional<Throwable>> end = new CompletableFuture<>();

    // One for the whole run: every new one would be remembered by the futures it waits for.
    private @Nullable CompletableFuture<?> endOrClosing;

    private EngineRun(Properties settings, DebeziumEngine.ChangeConsumer<RecordChangeEvent<SourceRecord>> consumer) {
        engine = DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(settings)
                .using((boolean success, String message, @Nullable Throwable error) -> end.complete(
                        success ? Optional.empty() : Optional.of(error == null ? unexplained(message) : error)))
                .notifying(consumer)
                .build();
    }

    static EngineRun start(
            Properties settings, DebeziumEngine.ChangeConsumer<RecordChangeEvent<SourceRecord>> consumer) {
        EngineRun run = new EngineRun(settings, consumer);
        daemon(settings.getProperty("name"), run.engine);
        return run;
    }

    /** @return whether it ended within that time */
    boolean endsWithin(Duration time) throws InterruptedException {
        return isDone(end, time);
    }

    /** @return whether it ended within that time, or is to end */
    boolean endsWithin(Duration time, CompletableFuture<Boolean> closing) throws InterruptedException {
        if (endOrClosing == null) {
            endOrClosing = CompletableFuture.anyOf(end, closing);
        }
        return isDone(endOrClosing, time);
    }

    private static boolean isDone(CompletableFuture<?> future, Duration time) throws InterruptedException {
        try {
            future.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("neither the end of an engine nor closing fails", e);
        }
    }

    /** Why it ended, if it did and not because it was told to. */
    Optional<Throwable> failure() {
        return end.getNow(Optional.empty());
    }

    /**
     * Tells the engine to end; {@link #endsWithin} says when it did.
     *
     * @param release lets go of what an engine that is still starting waits for, since it refuses to be closed until then
     */
    void stop(Runnable release) {
        daemon("stop-engine", () -> {
            try {
                while (!closed()) {
                    release.run();
                    if (endsWithin(RETRY)) {
                        return;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private boolean closed() {
        try {
            engine.close();
            return true;
        } catch (IllegalStateException e) {
            // Either it is still starting, or it has ended already.
            return end.isDone();
        } catch (IOException e) {
            LOG.warn("The engine did not close cleanly: {}", e.getMessage());
            return true;
        }
    }

    private static Throwable unexplained(String message) {
        return new IllegalStateException(message);
    }

    private static void daemon(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
    }
}
