package io.headroom.ingest.sampler;

import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.topic.Topics;
import io.headroom.core.usage.RelationSizes;
import io.headroom.core.usage.Sample;
import io.headroom.ingest.announce.Announcer;
import io.headroom.ingest.source.Access;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Samples one database on a thread of its own, and its instance if that is its task. */
final class DatabaseSampler {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseSampler.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final DatabaseConfig config;
    private final Readings readings;
    private final Announcer announcer;
    private final Rhythm rhythm;
    private final News news;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private Duration wait = FIRST_WAIT;

    DatabaseSampler(DatabaseConfig config, Readings readings, Announcer announcer, Rhythm rhythm) {
        this.config = config;
        this.readings = readings;
        this.announcer = announcer;
        this.rhythm = rhythm;
        news = new News(rhythm.repeat());
        thread = new Thread(this::run, "headroom-sampler-" + config.name());
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(
                (dead, bug) -> LOG.error("Database {} is not sampled any more", config.name(), bug));
    }

    void start() {
        thread.start();
    }

    void stop() {
        closing.countDown();
    }

    /** A statement ends within its timeout; longer than that, nobody waits for it. */
    void await() {
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            do {
                connectAndSample();
            } while (!closesWithin(wait));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void connectAndSample() throws InterruptedException {
        try (Connection connection = Access.open(config)) {
            restrict(connection);
            sample(connection);
        } catch (SQLException e) {
            LOG.warn("Database {} is not sampled, trying again in {}: {}", config.name(), wait, e.getMessage());
            Duration doubled = wait.multipliedBy(2);
            wait = doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
        }
    }

    /** A reading is worth less than the application's own work: it gives way soon. */
    private static void restrict(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = '100ms'; SET statement_timeout = '5s'; SET row_security = off");
        }
    }

    private void sample(Connection connection) throws SQLException, InterruptedException {
        InstanceReader instance = new InstanceReader(connection, readings);
        RelationReader relations = new RelationReader(connection, config);
        long tablesDue = System.nanoTime();
        do {
            if (readings.instance()) {
                publish(List.of(instance.read()));
            }
            if (System.nanoTime() - tablesDue >= 0) {
                tablesDue = System.nanoTime() + rhythm.tables().toNanos();
                sampleTables(relations);
            }
            wait = FIRST_WAIT;
        } while (!closesWithin(rhythm.instance()));
    }

    /** Tables that cannot be read leave the instance alone, as long as the connection stands. */
    private void sampleTables(RelationReader relations) throws SQLException {
        try {
            List<RelationSizes> fresh = news.of(relations.read());
            if (publish(fresh)) {
                news.said(fresh);
            }
        } catch (SQLException e) {
            if (SqlStates.endsConnection(e)) {
                throw e;
            }
            LOG.warn("The tables of database {} cannot be read now: {}", config.name(), e.getMessage());
        }
    }

    private boolean publish(List<? extends Sample> samples) {
        try {
            samples.forEach(sample -> announcer.put(Topics.SAMPLES, sample.key(), sample));
            return true;
        } catch (IllegalStateException | KafkaException e) {
            LOG.warn("Readings of database {} are held up: {}", config.name(), e.getMessage());
            return false;
        }
    }

    private boolean closesWithin(Duration time) throws InterruptedException {
        return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
