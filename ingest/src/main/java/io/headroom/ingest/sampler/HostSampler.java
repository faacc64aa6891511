package io.headroom.ingest.sampler;

import io.headroom.core.config.HostConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the machine under one instance on a thread of its own, so that a monitoring system that is away holds up nothing
 * else, and a server that is down does not hide what its machine does.
 */
final class HostSampler {
    private static final Logger LOG = LoggerFactory.getLogger(HostSampler.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HostReader reader;
    private final Publisher publisher;
    private final Duration every;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    HostSampler(String instance, HostConfig config, Publisher publisher, Duration every) {
        this.reader = new HostReader(instance, config);
        this.publisher = publisher;
        this.every = every;
        thread = new Thread(this::run, "headroom-host-" + instance);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(
                (dead, bug) -> LOG.error("The host of instance {} is not read any more", instance, bug));
    }

    void start() {
        thread.start();
    }

    /** Its requests can be interrupted. */
    void stop() {
        closing.countDown();
        thread.interrupt();
    }

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
                publisher.publish(List.of(reader.read(InstantSource.system().instant())));
            } while (!closing.await(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
