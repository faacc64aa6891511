package io.headroom.api.database;

import io.headroom.api.problem.ProblemException;
import io.headroom.api.view.DatabaseGrowth;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Granularity;
import io.headroom.core.growth.GrowthBucket;
import io.headroom.core.growth.Origin;
import io.headroom.core.scope.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableMap;

/** The widths in which growth is told, cut in UTC. */
enum BucketWidth {
    HOUR(Granularity.HOUR, ChronoUnit.HOURS),
    DAY(Granularity.DAY, ChronoUnit.DAYS),
    MONTH(Granularity.MONTH, ChronoUnit.MONTHS);

    private final Granularity granularity;
    private final ChronoUnit unit;

    BucketWidth(Granularity granularity, ChronoUnit unit) {
        this.granularity = granularity;
        this.unit = unit;
    }

    static BucketWidth of(String word) {
        return switch (word) {
            case "hour" -> HOUR;
            case "day" -> DAY;
            case "month" -> MONTH;
            default -> throw ProblemException.invalidParameter("bucket", word, "hour, day or month");
        };
    }

    /** Days move into their months only when they are old, so months are told from both. */
    NavigableMap<Long, GrowthBucket> buckets(DatabaseGrowth growth, Scope scope) {
        NavigableMap<Long, GrowthBucket> buckets = growth.buckets(scope, granularity);
        if (this == MONTH) {
            growth.buckets(scope, Granularity.DAY)
                    .forEach((day, bucket) -> buckets.merge(start(day), bucket, BucketWidth::sum));
        }
        return buckets;
    }

    private static GrowthBucket sum(GrowthBucket one, GrowthBucket other) {
        GrowthBucket sum = one;
        for (Map.Entry<Origin, Flows> part : other.flows().entrySet()) {
            sum = sum.plus(part.getKey(), part.getValue());
        }
        return sum;
    }

    long start(long second) {
        return granularity.start(second);
    }

    long next(long start) {
        return moved(start, 1);
    }

    long previous(long start) {
        return moved(start, -1);
    }

    private long moved(long start, int by) {
        return Instant.ofEpochSecond(start)
                .atOffset(ZoneOffset.UTC)
                .plus(by, unit)
                .toEpochSecond();
    }

    /** An instant for hours, a date for what is longer. */
    String text(long start) {
        Instant at = Instant.ofEpochSecond(start);
        return this == HOUR
                ? at.toString()
                : LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
    }
}
