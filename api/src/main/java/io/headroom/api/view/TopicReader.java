package io.headroom.api.view;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that reads the topics. What may pass (no broker, no topic yet, rights that are missing) is waited out
 * and told in {@link #standing()}; anything else is a bug and ends the thread, which liveness reports.
 *
 * <p>The consumer is kept through interruptions: a new one would start over, and the views would run backwards.
 */
final class TopicReader implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final long PROBE_EVERY = TimeUnit.SECONDS.toNanos(5);

    private final Supplier<Consumer<byte[], byte[]>> kafka;
    private final Map<String, Feed<?, ?>> feeds = new LinkedHashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this, "headroom-views");
    private volatile Standing standing = new Standing.Connecting("Kafka has not answered yet");
    private long probed = System.nanoTime();

    TopicReader(Supplier<Consumer<byte[], byte[]>> kafka, Collection<Feed<?, ?>> feeds) {
        this.kafka = kafka;
        feeds.forEach(feed -> this.feeds.put(feed.topic(), feed));
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    Standing standing() {
        return standing;
    }

    @Override
    public void run() {
        try (Consumer<byte[], byte[]> consumer = patiently(kafka)) {
            if (consumer != null) {
                follow(consumer);
            }
        } catch (RuntimeException | Error e) {
            standing = new Standing.Dead("the thread that reads the topics ended by " + e);
            LOG.error("the views stop: {}; restart the process", e.getMessage(), e);
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        Restore restore = patiently(() -> Restore.begin(consumer, feeds.values(), ANSWER));
        while (restore != null && !pause(Duration.ZERO)) {
            String trouble = read(consumer, restore);
            standing = trouble == null ? restore.standing() : interrupted(trouble, restore.done());
        }
    }

    private static Standing interrupted(String trouble, boolean restored) {
        return restored ? new Standing.Cut(trouble) : new Standing.Connecting(trouble);
    }

    /** Reads once; the answer is what stands in the way, or null. */
    private @Nullable String read(Consumer<byte[], byte[]> consumer, Restore restore) {
        try {
            consumer.poll(POLL).forEach(record -> feed(record.topic()).take(record));
            restore.advance(consumer);
            if (standing instanceof Standing.Cut || System.nanoTime() - probed > PROBE_EVERY) {
                probe(consumer);
            }
            return null;
        } catch (KafkaException e) {
            pause(POLL);
            return unanswered(e);
        }
    }

    /** Polling a dead broker is silent, so it is asked something that has to be answered. */
    private void probe(Consumer<byte[], byte[]> consumer) {
        TopicPartition any = consumer.assignment().iterator().next();
        consumer.endOffsets(Set.of(any), ANSWER);
        probed = System.nanoTime();
    }

    private Feed<?, ?> feed(String topic) {
        Feed<?, ?> feed = feeds.get(topic);
        if (feed == null) {
            throw new IllegalStateException("nobody asked for records of " + topic);
        }
        return feed;
    }

    /** Repeats an attempt until it succeeds; null if the reader was stopped before. */
    private <T> @Nullable T patiently(Supplier<T> attempt) {
        while (!pause(Duration.ZERO)) {
            try {
                return attempt.get();
            } catch (Restore.MissingTopicException e) {
                standing = new Standing.Connecting(String.valueOf(e.getMessage()));
            } catch (KafkaException e) {
                standing = new Standing.Connecting(unanswered(e));
            }
            pause(POLL);
        }
        return null;
    }

    private static String unanswered(KafkaException e) {
        return "Kafka does not answer: " + e.getMessage();
    }

    /** Waits, and tells whether the reader was stopped meanwhile. */
    private boolean pause(Duration time) {
        try {
            return stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Returns when the thread has ended, or after what one unanswered question may take. */
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(ANSWER.plus(ANSWER).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
