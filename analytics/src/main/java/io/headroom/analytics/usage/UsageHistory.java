package io.headroom.analytics.usage;

import io.headroom.core.projection.UsageSeries;
import io.headroom.core.usage.Sketch;
import io.headroom.core.usage.UsageBucket;
import io.headroom.core.usage.UsageKey;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The buckets of one series in the store, where they lie side by side in the order of time. */
record UsageHistory(KeyValueStore<UsageKey, Sketch> sketches, UsageSeries series) {

    /**
     * Whether it is time to project what lies before a bucket: with the first reading from the due moment on, or at once
     * where nothing was ever read before. A late reading of a former bucket is no cause.
     *
     * @param open first second of the bucket
     * @param before what the bucket held before the reading
     */
    boolean isDue(long open, @Nullable Sketch before, Instant read) {
        Instant due = series.due(open);
        boolean passes =
                !read.isBefore(due) && (before == null || before.lastAt().isBefore(due));
        if (!passes && before != null) {
            return false;
        }
        boolean comes = hasAny(0, open - 1) ? passes : before == null;
        return comes && !hasAny(open + 1, Long.MAX_VALUE);
    }

    private boolean hasAny(long from, long to) {
        try (KeyValueIterator<UsageKey, Sketch> found = sketches.range(series.bucket(from), series.bucket(to))) {
            return found.hasNext();
        }
    }

    /** What is closed once the bucket that begins at {@code open} is open. */
    NavigableMap<Long, UsageBucket> before(long open) {
        NavigableMap<Long, UsageBucket> closed = new TreeMap<>();
        try (KeyValueIterator<UsageKey, Sketch> found = sketches.range(series.bucket(0), series.bucket(open - 1))) {
            found.forEachRemaining(entry -> closed.put(entry.key.start(), entry.value.bucket()));
        }
        return closed;
    }
}
