package io.headroom.standalone;

import io.headroom.core.config.HeadroomConfig;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs roles until the process is told to stop, or until one of them cannot go on. */
final class Lifetime {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final PrintWriter out;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Lifetime(PrintWriter out) {
        this.out = out;
    }

    /** Returns only if interrupted: the process ends by a signal, which closes the roles first. */
    int live(HeadroomConfig config, Set<Role> roles) {
        StartChecks.refuseIfHopeless(config, roles);
        Deployment deployment = Deployment.start(config, roles);
        closeAtExit(deployment);
        deployment.awaitReady();
        out.println(deployment.greeting());
        watch(deployment);
        return 0;
    }

    /** Closes the parts in their order when the process is told to stop. */
    void closeAtExit(AutoCloseable... parts) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            out.println("Stopping ...");
                            for (AutoCloseable part : parts) {
                                close(part);
                            }
                            out.println("Headroom has stopped.");
                            stopped.countDown();
                        },
                        "stop"));
    }

    /**
     * Stays while the roles are alive.
     *
     * @throws Refusal when one of them has stopped for good
     */
    void watch(Deployment deployment) {
        try {
            while (!stopped.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                deployment.failIfDead();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            out.println("while stopping: " + e);
        }
    }
}
