package io.headroom.api.report;

import io.headroom.api.view.Facts;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageBucket;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageUnit;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * The last that was reported of a measure, and the day of it as far as it has been summed up.
 *
 * @param unit of value, mean, maximum and percentile: SECONDS, COUNT, PER_SECOND, or SHARE (0 to 1)
 * @param day what the readings of a day (UTC) come to; null until they are
 */
record ReadingRow(
        UsageMeasure measure,
        UsageUnit unit,
        double value,
        Instant at,
        @Nullable Day day) {

    /** @param p95 95 % of the readings are at or below, within 2.5 % */
    @Schema(nullable = true)
    record Day(long readings, double mean, double max, double p95, Instant last) {
        static Day of(UsageBucket bucket) {
            return new Day(bucket.count(), bucket.mean(), bucket.max(), bucket.p95(), bucket.lastAt());
        }
    }

    /** Of the measures that were ever reported, in the order of their names' declaration. */
    static List<ReadingRow> of(String database, Facts facts) {
        Subject subject = Subject.database(database);
        List<ReadingRow> rows = new ArrayList<>();
        for (UsageMeasure measure : UsageMeasure.reported()) {
            NavigableMap<Instant, Double> recent = facts.reports().of(subject, measure);
            UsageBucket day = facts.usages().latest(subject, measure);
            if (!recent.isEmpty()) {
                rows.add(row(measure, recent.lastEntry().getValue(), recent.lastKey(), day));
            } else if (day != null) {
                rows.add(row(measure, day.last(), day.lastAt(), day));
            }
        }
        return rows;
    }

    private static ReadingRow row(UsageMeasure measure, double value, Instant at, @Nullable UsageBucket day) {
        return new ReadingRow(measure, measure.unit(), value, at, day == null ? null : Day.of(day));
    }
}
