package io.headroom.api.view;

import io.headroom.core.usage.Sample;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageSample;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What applications have reported lately: enough to tell what is new from what is said again. */
public final class Reports {
    /** No report may be about a moment that is longer ago. */
    public static final Duration OLDEST = Duration.ofMinutes(30);

    private static final Duration KEPT = OLDEST.multipliedBy(2);

    private final Map<Series, NavigableMap<Instant, Double>> bySeries = new HashMap<>();

    private record Series(Subject subject, UsageMeasure measure) {}

    /** By instant. */
    public synchronized NavigableMap<Instant, Double> of(Subject subject, UsageMeasure measure) {
        return new TreeMap<>(bySeries.getOrDefault(new Series(subject, measure), Collections.emptyNavigableMap()));
    }

    /** Waits until a report can be read here; false if it cannot in time. */
    public synchronized boolean awaits(UsageSample report, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!holds(report)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private boolean holds(UsageSample report) {
        return report.measures().keySet().stream()
                .allMatch(measure -> of(report.subject(), measure).containsKey(report.at()));
    }

    synchronized void take(String key, @Nullable Sample sample, Instant publishedAt) {
        if (sample instanceof UsageSample usage) {
            usage.measures().forEach((measure, value) -> {
                if (UsageMeasure.reported().contains(measure)) {
                    value.known().ifPresent(known -> add(new Series(usage.subject(), measure), usage.at(), known));
                }
            });
            notifyAll();
        }
    }

    private void add(Series series, Instant at, double value) {
        NavigableMap<Instant, Double> recent = bySeries.computeIfAbsent(series, added -> new TreeMap<>());
        recent.put(at, value);
        recent.headMap(recent.lastKey().minus(KEPT)).clear();
    }
}
