package io.headroom.api.view;

import io.headroom.core.projection.UsageProjection;
import io.headroom.core.projection.UsageSeries;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageMeasure;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is expected of sampled measures. One thread writes, any may read. */
public final class Expectations {
    private final Map<UsageSeries, UsageProjection> bySeries = new ConcurrentHashMap<>();

    /** Null while nothing has been said about it, be it that nothing can be said. */
    public @Nullable UsageProjection of(UsageSeries series) {
        return bySeries.get(series);
    }

    /** The measures of a subject of which something has been said. */
    public SortedSet<UsageMeasure> measuresOf(Subject subject) {
        SortedSet<UsageMeasure> measures = new TreeSet<>();
        bySeries.keySet().stream()
                .filter(series -> series.subject().equals(subject))
                .forEach(series -> measures.add(series.measure()));
        return measures;
    }

    /** What is expected of the sequences of some databases, by sequence. */
    public SortedMap<String, UsageProjection> sequences(Collection<String> databases) {
        SortedMap<String, UsageProjection> found = new TreeMap<>();
        bySeries.forEach((series, projection) -> {
            boolean isSequence = series.subject().kind() == Subject.Kind.SEQUENCE;
            if (isSequence && databases.contains(series.subject().owner())) {
                found.put(series.subject().toString(), projection);
            }
        });
        return found;
    }

    void take(UsageSeries series, @Nullable UsageProjection projection, Instant publishedAt) {
        if (projection == null) {
            bySeries.remove(series);
        } else {
            bySeries.put(series, projection);
        }
    }
}
