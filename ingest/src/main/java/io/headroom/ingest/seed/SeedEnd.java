package io.headroom.ingest.seed;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wish to end, which every wait of a seeding hears. */
final class SeedEnd {
    private static final Duration SHORT = Duration.ofMillis(200);

    private final CountDownLatch latch = new CountDownLatch(1);

    void begin() {
        latch.countDown();
    }

    boolean begun() {
        return latch.getCount() == 0;
    }

    void pause() throws InterruptedException {
        pause(SHORT);
        check();
    }

    void pause(Duration time) throws InterruptedException {
        boolean unused = latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    void check() throws InterruptedException {
        if (begun()) {
            throw new InterruptedException("seeding ends");
        }
    }
}
