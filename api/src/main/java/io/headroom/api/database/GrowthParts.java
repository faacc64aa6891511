package io.headroom.api.database;

import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Granularity;
import io.headroom.core.growth.GrowthBucket;
import io.headroom.core.growth.Origin;
import io.headroom.core.scope.Scope;
import io.headroom.core.scope.TableName;
import io.headroom.core.usage.Anatomy;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageBucket;
import io.headroom.core.usage.UsageMeasure;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * What the growth on disk consists of, over the last up to 28 days that were read. All but the WAL add up to the growth
 * of the tables.
 *
 * @param from the first of the days; growth is counted from its last reading
 * @param walBytes by which the WAL of the whole instance grew
 */
record GrowthParts(
        String from,
        String to,
        long tableBytes,
        long liveRowBytes,
        long widerRowBytes,
        long deadRowBytes,
        long indexBytes,
        long toastBytes,
        long restBytes,
        @Nullable Long walBytes) {
    private static final int DAYS = 28;

    /** Null before two days were read. */
    static @Nullable GrowthParts of(Database database) {
        NavigableMap<Long, UsageBucket> days =
                database.usages().days(Subject.database(database.name()), UsageMeasure.PHYSICAL_SIZE);
        if (days.size() < 2) {
            return null;
        }
        long to = days.lastKey();
        long from = days.tailMap(to - DAYS * 86_400L, true).firstKey();
        Anatomy sum = Anatomy.NONE;
        for (TableName table : database.tablesSoFar().keySet()) {
            sum = sum.plus(of(database, table, from));
        }
        return new GrowthParts(
                date(from),
                date(to),
                sum.total(),
                sum.liveRows(),
                sum.widerRows(),
                sum.deadRows(),
                sum.indexBytes(),
                sum.toastBytes(),
                sum.restBytes(),
                wal(database, from));
    }

    /** A table that came later is counted from the first time it was read. */
    private static Anatomy of(Database database, TableName table, long from) {
        Subject subject = Physical.subject(database, table);
        NavigableMap<Long, UsageBucket> days =
                database.usages().days(subject, UsageMeasure.PHYSICAL_SIZE).tailMap(from, true);
        return days.size() < 2
                ? Anatomy.NONE
                : Anatomy.between(
                        sizes(database, subject, days.firstKey()),
                        sizes(database, subject, days.lastKey()),
                        widened(database, table, days.firstKey()));
    }

    private static Anatomy.Sizes sizes(Database database, Subject table, long day) {
        return new Anatomy.Sizes(
                on(database, table, UsageMeasure.HEAP, day),
                on(database, table, UsageMeasure.INDEXES, day),
                on(database, table, UsageMeasure.TOAST, day),
                on(database, table, UsageMeasure.LIVE_ROWS, day),
                on(database, table, UsageMeasure.DEAD_ROWS, day));
    }

    /** Rows that nobody has estimated explain nothing: what they take is in the rest. */
    private static long on(Database database, Subject table, UsageMeasure measure, long day) {
        UsageBucket bucket = database.usages().days(table, measure).get(day);
        return bucket == null ? 0 : Math.round(bucket.last());
    }

    private static long widened(Database database, TableName table, long after) {
        long widened = 0;
        for (GrowthBucket bucket : database.growth()
                .buckets(new Scope.OfTable(table), Granularity.DAY)
                .tailMap(after, false)
                .values()) {
            widened += bucket.flows().getOrDefault(Origin.OBSERVED, Flows.NONE).bytesWidened();
        }
        return widened;
    }

    private static @Nullable Long wal(Database database, long from) {
        Map.Entry<Long, UsageBucket> first = database.usages()
                .days(Subject.instance(database.instance()), UsageMeasure.WAL)
                .ceilingEntry(from);
        UsageBucket last = database.usages().latest(Subject.instance(database.instance()), UsageMeasure.WAL);
        return first == null || last == null
                ? null
                : (Long) Math.round(last.last() - first.getValue().last());
    }

    private static String date(long start) {
        return Instant.ofEpochSecond(start).atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
