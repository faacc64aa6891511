package io.headroom.api.declaration;

import io.headroom.api.view.Latest;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits for a value to come to a view, and remembers what was there just before. */
final class Arrival<V> {
    private final Latest<V> view;
    private final String key;
    private final @Nullable V value;
    private final CountDownLatch come = new CountDownLatch(1);
    private @Nullable V before;

    Arrival(Latest<V> view, String key, @Nullable V value) {
        this.view = view;
        this.key = key;
        this.value = value;
    }

    /** At every change of the view: by whoever begins to watch it, and by the one thread that reads topics. */
    synchronized void look() {
        V now = view.of(key);
        if (Objects.equals(now, value)) {
            come.countDown();
        } else if (come.getCount() > 0) {
            before = now;
        }
    }

    /** @return whether it came */
    boolean await(Duration patience) throws InterruptedException {
        return come.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    synchronized @Nullable V before() {
        return before;
    }
}
