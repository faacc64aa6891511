package io.headroom.analytics;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The analytics role: the topology, running. The topics must exist.
 *
 * <p>Interruptions that Kafka calls retriable are waited out inside Streams. Anything else is a bug or a lost invariant:
 * it stops the topology, and {@link #health()} says so, instead of counting on with a wrong state.
 */
public final class Analytics implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Analytics.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);

    private final KafkaStreams streams;

    private Analytics(KafkaStreams streams) {
        this.streams = streams;
    }

    public static Analytics start(AnalyticsConfig config) {
        Properties properties = new Properties();
        properties.putAll(config.streams());
        KafkaStreams streams = new KafkaStreams(
                HeadroomTopology.build(config.partitions(), config.estate()), new StreamsConfig(properties));
        streams.setUncaughtExceptionHandler(Analytics::stop);
        streams.start();
        return new Analytics(streams);
    }

    /** UP once every partition is being read, otherwise what it waits for. */
    public Health health() {
        KafkaStreams.State state = streams.state();
        return switch (state) {
            case RUNNING -> new Health(true, true, "every partition is being read");
            case CREATED, REBALANCING ->
                new Health(true, false, "state is being restored or partitions are changing hands");
            case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR ->
                new Health(false, false, "the topology has stopped (" + state + "); see the log and restart");
        };
    }

    /**
     * Whether the topology does its work.
     *
     * @param alive false if only a restart helps
     * @param ready false while numbers do not advance
     * @param detail the reason, as a sentence
     */
    public record Health(boolean alive, boolean ready, String detail) {}

    @Override
    public void close() {
        if (!streams.close(CLOSE_WITHIN)) {
            LOG.warn("the topology did not stop within {} s; state may have to be restored", CLOSE_WITHIN.toSeconds());
        }
    }

    private static StreamThreadExceptionResponse stop(Throwable cause) {
        LOG.error("analytics stops: {}", cause.getMessage(), cause);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
}
