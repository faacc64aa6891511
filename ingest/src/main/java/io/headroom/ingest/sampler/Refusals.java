package io.headroom.ingest.sampler;

import java.util.concurrent.atomic.AtomicLong;

/** Attempts to connect to an instance that it refused because all connections were taken. */
final class Refusals {
    private final AtomicLong seen = new AtomicLong();

    void add() {
        seen.incrementAndGet();
    }

    /** Those since this was last asked. */
    long take() {
        return seen.getAndSet(0);
    }
}
