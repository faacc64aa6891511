package io.headroom.ingest.sampler;

import io.headroom.core.config.DatabaseConfig;
import io.headroom.ingest.announce.Announcer;
import io.headroom.ingest.source.Access;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Samples one database on a thread and a connection of its own, and its instance if that is its task. */
final class DatabaseSampler {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseSampler.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final DatabaseConfig config;
    private final Readings readings;
    private final Publisher publisher;
    private final Rhythm rhythm;
    private final News news;
    private final IndexMemory memory;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private Duration wait = FIRST_WAIT;

    DatabaseSampler(Readings readings, Announcer announcer, Rhythm rhythm, IndexMemory memory) {
        this.config = readings.database();
        this.readings = readings;
        this.publisher = new Publisher(announcer, "database " + config.name());
        this.rhythm = rhythm;
        news = new News(rhythm.repeat());
        this.memory = memory;
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
            Session session = new Session(connection, readings, publisher, rhythm, news, memory);
            do {
                session.readDue();
                wait = FIRST_WAIT;
            } while (!closesWithin(session.untilDue()));
        } catch (SQLException e) {
            if (SqlStates.isFull(e)) {
                readings.refusals().add();
            }
            LOG.warn("Database {} is not sampled, trying again in {}: {}", config.name(), wait, e.getMessage());
            Duration doubled = wait.multipliedBy(2);
            wait = doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
        }
    }

    private boolean closesWithin(Duration time) throws InterruptedException {
        return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
