package io.headroom.api.database;

import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.GrowthBucket;
import io.headroom.core.growth.Origin;
import io.headroom.core.scope.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * The buckets of a scope with running totals. Only flows are stored, so totals are computed backwards from what is live:
 * a late row changes one bucket, and what lies before the first is in every total without being shown.
 */
final class GrowthList {
    private final GrowthQuery query;
    private final Instant now;
    private final List<GrowthItem> newestFirst = new ArrayList<>();
    private Footprint total;
    private Origin quiet = Origin.OBSERVED;

    private GrowthList(GrowthQuery query, Footprint live, Instant now) {
        this.query = query;
        this.total = live;
        this.now = now;
    }

    /** None before anything of the database has been counted: totals would be made up. */
    static List<GrowthItem> of(Database database, Scope scope, GrowthQuery query) {
        if (database.footprints().total() == null) {
            return List.of();
        }
        Footprint live = database.footprints().of(scope);
        return of(
                query.bucket().buckets(database.growth(), scope),
                live == null ? Footprint.NONE : live,
                query,
                database.moment());
    }

    /**
     * Oldest first, quiet buckets between the first and the last included.
     *
     * @param buckets by their first second
     * @param now after which quiet buckets are not filled in: one row dated far ahead must not fill a century
     */
    static List<GrowthItem> of(
            NavigableMap<Long, GrowthBucket> buckets, Footprint live, GrowthQuery query, Instant now) {
        GrowthList list = new GrowthList(query, live, now);
        long after = Long.MAX_VALUE;
        for (Map.Entry<Long, GrowthBucket> bucket : buckets.descendingMap().entrySet()) {
            if (GrowthQuery.isBefore(bucket.getKey())) {
                break;
            }
            list.fill(bucket.getKey(), after);
            list.add(bucket.getKey(), bucket.getValue());
            after = bucket.getKey();
        }
        Collections.reverse(list.newestFirst);
        return list.newestFirst;
    }

    private void add(long start, GrowthBucket bucket) {
        Flows flows = bucket.total();
        if (bucket.origin() == Origin.RECONSTRUCTED) {
            quiet = Origin.RECONSTRUCTED;
        }
        show(start, bucket.origin(), flows);
        total = total.minus(flows.net());
    }

    /** A quiet bucket is known as well as anything that came later: what was pieced together misses what was deleted. */
    private void fill(long earlier, long later) {
        if (later == Long.MAX_VALUE) {
            return;
        }
        long latest = Math.min(later, query.bucket().next(query.bucket().start(now.getEpochSecond())));
        for (long start = query.bucket().previous(latest);
                start > earlier;
                start = query.bucket().previous(start)) {
            show(start, quiet, Flows.NONE);
        }
    }

    private void show(long start, Origin origin, Flows flows) {
        if (query.shows(start)) {
            newestFirst.add(GrowthItem.of(query.bucket().text(start), origin, flows, total));
        }
    }
}
