package io.headroom.api.database;

import io.headroom.core.footprint.Footprint;
import io.headroom.core.footprint.LiveFootprint;
import io.headroom.core.growth.Granularity;
import io.headroom.core.growth.GrowthBucket;
import io.headroom.core.scope.Scope;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageBucket;
import io.headroom.core.usage.UsageMeasure;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * A day's last size on disk beside the logical bytes that were live when it ended.
 *
 * @param at the date, in UTC
 * @param amplification bytes on disk for one logical byte; null without rows
 */
record AmplifiedDay(
        String at,
        long physicalBytes,
        long logicalBytes,
        @Nullable Double amplification) {
    private static final double THOUSANDTHS = 1000;

    /** Oldest first. Totals are computed backwards from what is live, as those of growth are. */
    static List<AmplifiedDay> of(Database database) {
        LiveFootprint total = database.footprints().total();
        if (total == null) {
            return List.of();
        }
        NavigableMap<Long, UsageBucket> sizes =
                database.usages().days(Subject.database(database.name()), UsageMeasure.PHYSICAL_SIZE);
        NavigableMap<Long, GrowthBucket> flows = database.growth().buckets(Scope.DATABASE, Granularity.DAY);
        List<AmplifiedDay> newestFirst = new ArrayList<>();
        Footprint live = total.live();
        long counted = Long.MAX_VALUE;
        for (Map.Entry<Long, UsageBucket> day : sizes.descendingMap().entrySet()) {
            for (GrowthBucket later :
                    flows.subMap(day.getKey(), false, counted, true).values()) {
                live = live.minus(later.total().net());
            }
            counted = day.getKey();
            newestFirst.add(at(day.getKey(), Math.round(day.getValue().last()), live.bytes()));
        }
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    private static AmplifiedDay at(long start, long physical, long logical) {
        String date = Instant.ofEpochSecond(start)
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
        return new AmplifiedDay(date, physical, logical, ratio(physical, logical));
    }

    static @Nullable Double ratio(@Nullable Long physical, @Nullable Long logical) {
        return physical == null || logical == null || logical <= 0
                ? null
                : (Double) (Math.round(THOUSANDTHS * physical / logical) / THOUSANDTHS);
    }
}
