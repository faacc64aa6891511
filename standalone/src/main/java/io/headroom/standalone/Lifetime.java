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

    Lifetime(PrintWriter out) {
        this.out = out;
    }

    /** Returns only if interrupted: the process ends by a signal, which closes the roles first. */
    int live(HeadroomConfig config, Set<Role> roles) {
        StartChecks.refuseIfHopeless(config, roles);
        Deployment deployment = Deployment.start(config, roles);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(deployment, stopped), "stop"));
        deployment.awaitReady();
        out.println(deployment.greeting());
        watch(deployment, stopped);
        return 0;
    }

    private void stop(Deployment deployment, CountDownLatch stopped) {
        out.println("Stopping ...");
        deployment.close();
        out.println("Headroom has stopped; it goes on from here at the next start.");
        stopped.countDown();
    }

    private static void watch(Deployment deployment, CountDownLatch stopped) {
        try {
            while (!stopped.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                deployment.failIfDead();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
