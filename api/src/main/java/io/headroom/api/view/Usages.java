package io.headroom.api.view;

import io.headroom.core.growth.Granularity;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageBucket;
import io.headroom.core.usage.UsageKey;
import io.headroom.core.usage.UsageMeasure;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * What databases, tables and instances took up on disk, how busy they were, and what applications report, day by day. Of the
 * topic, nothing else is kept in memory.
 */
public final class Usages {
    private static final Set<UsageMeasure> KEPT = EnumSet.of(
            UsageMeasure.PHYSICAL_SIZE,
            UsageMeasure.HEAP,
            UsageMeasure.INDEXES,
            UsageMeasure.TOAST,
            UsageMeasure.LIVE_ROWS,
            UsageMeasure.DEAD_ROWS,
            UsageMeasure.WAL,
            UsageMeasure.CONNECTIONS,
            UsageMeasure.CONNECTIONS_USABLE,
            UsageMeasure.CONNECTIONS_ACTIVE,
            UsageMeasure.CONNECTIONS_IDLE_IN_TRANSACTION,
            UsageMeasure.TRANSACTION_RATE,
            UsageMeasure.CACHE_HIT_SHARE,
            UsageMeasure.HOST_CPU_USED,
            UsageMeasure.HOST_DISK_AVAILABLE);

    private final Map<Series, NavigableMap<Long, UsageBucket>> days = new ConcurrentHashMap<>();

    private record Series(Subject subject, UsageMeasure measure) {}

    /** By the first second of each day since 1970. */
    public NavigableMap<Long, UsageBucket> days(Subject subject, UsageMeasure measure) {
        return Collections.unmodifiableNavigableMap(
                days.getOrDefault(new Series(subject, measure), Collections.emptyNavigableMap()));
    }

    /** The latest reading, or null if there never was one. */
    public @Nullable UsageBucket latest(Subject subject, UsageMeasure measure) {
        Map.Entry<Long, UsageBucket> last = days(subject, measure).lastEntry();
        return last == null ? null : last.getValue();
    }

    void take(UsageKey key, @Nullable UsageBucket bucket, Instant publishedAt) {
        boolean kept = KEPT.contains(key.measure()) || UsageMeasure.reported().contains(key.measure());
        if (key.granularity() != Granularity.DAY || !kept) {
            return;
        }
        Series series = new Series(key.subject(), key.measure());
        if (bucket == null) {
            days.computeIfPresent(series, (known, buckets) -> without(key.start(), buckets));
        } else {
            days.computeIfAbsent(series, added -> new ConcurrentSkipListMap<>()).put(key.start(), bucket);
        }
    }

    private static @Nullable NavigableMap<Long, UsageBucket> without(
            long start, NavigableMap<Long, UsageBucket> buckets) {
        buckets.remove(start);
        return buckets.isEmpty() ? null : buckets;
    }
}
