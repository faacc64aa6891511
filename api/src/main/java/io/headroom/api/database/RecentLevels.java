package io.headroom.api.database;

import io.headroom.api.figure.Rounded;
import io.headroom.api.view.DatabaseGrowth;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.forecast.StraightLine;
import io.headroom.core.growth.Granularity;
import io.headroom.core.growth.GrowthBucket;
import io.headroom.core.projection.Measure;
import io.headroom.core.scope.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/** The levels of a scope at the bounds of its last growth buckets, and the straight line through them. */
final class RecentLevels {
    private RecentLevels() {}

    /** Through an hour where five minutes are kept, else through a day; none without a bucket in that time. */
    static Optional<Forecast.Line> line(
            DatabaseGrowth growth, Scope scope, Measure measure, Footprint live, Instant now) {
        boolean fine = Granularity.FIVE_MINUTES.serves(scope);
        Granularity granularity = fine ? Granularity.FIVE_MINUTES : Granularity.HOUR;
        Duration width = fine ? Duration.ofMinutes(5) : Duration.ofHours(1);
        Duration span = fine ? Duration.ofHours(1) : Duration.ofDays(1);
        NavigableMap<Long, GrowthBucket> recent = growth.buckets(scope, granularity)
                .tailMap(granularity.start(now.minus(span).getEpochSecond()), true);
        if (recent.isEmpty()) {
            return Optional.empty();
        }
        List<StraightLine.Sample> levels = levels(recent, measure, live, now, width, span);
        Instant since = levels.get(levels.size() - 1).at();
        return StraightLine.through(levels).map(line -> new Forecast.Line(Rounded.thousandths(line.perDay()), since));
    }

    /** Newest first: the level now, then before each bucket, backwards. */
    static List<StraightLine.Sample> levels(
            NavigableMap<Long, GrowthBucket> buckets,
            Measure measure,
            Footprint live,
            Instant now,
            Duration width,
            Duration span) {
        List<StraightLine.Sample> levels = new ArrayList<>();
        levels.add(new StraightLine.Sample(now, figure(live, measure)));
        long bound = now.getEpochSecond() - Math.floorMod(now.getEpochSecond(), width.toSeconds());
        while (bound >= now.minus(span).getEpochSecond()) {
            Footprint since = buckets.tailMap(bound, true).values().stream()
                    .map(bucket -> bucket.total().net())
                    .reduce(Footprint.NONE, Footprint::plus);
            levels.add(new StraightLine.Sample(Instant.ofEpochSecond(bound), figure(live.minus(since), measure)));
            bound -= width.toSeconds();
        }
        return levels;
    }

    private static long figure(Footprint footprint, Measure measure) {
        return measure == Measure.ROWS ? footprint.rows() : footprint.bytes();
    }
}
