package io.headroom.core.ledger;

import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Granularity;
import io.headroom.core.growth.Origin;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What has come and gone of a share between two sweeps, as far as two totals tell: within a day of birth only the net of
 * it. The flows of a difference add up to it exactly.
 */
final class SweptDifference {
    private final @Nullable Instant before;
    private final Instant at;
    private final Map<Bucket, Flows> flows = new HashMap<>();

    private SweptDifference(@Nullable Instant before, Instant at) {
        this.before = before;
        this.at = at;
    }

    /**
     * @param before when the table was swept last; null if never, so that what is there came nobody knows how
     * @param at when it was swept now
     */
    static Map<Bucket, Flows> between(
            NavigableMap<Long, Footprint> held,
            NavigableMap<Long, Footprint> now,
            @Nullable Instant before,
            Instant at) {
        SweptDifference difference = new SweptDifference(before, at);
        NavigableSet<Long> days = new TreeSet<>(held.keySet());
        days.addAll(now.keySet());
        for (long day : days) {
            difference.book(day, now.getOrDefault(day, Footprint.NONE).minus(held.getOrDefault(day, Footprint.NONE)));
        }
        difference.flows.values().removeIf(Flows::isNone);
        return difference.flows;
    }

    private void book(long day, Footprint net) {
        if (net.isNone()) {
            return;
        }
        if (before == null) {
            flows.merge(reconstructed(day), arrived(net), Flows::plus);
        } else if (net.rows() > 0) {
            flows.merge(observed(day, before), arrived(net), Flows::plus);
        } else {
            flows.merge(Bucket.of(Origin.OBSERVED, at), gone(net), Flows::plus);
        }
    }

    /** Rows that came while others shrank are not narrower than nothing. */
    private static Flows arrived(Footprint net) {
        return net.bytes() >= 0
                ? Flows.added(net.rows(), net.bytes())
                : Flows.added(net.rows(), 0).plus(Flows.widened(net.bytes()));
    }

    private static Flows gone(Footprint net) {
        if (net.rows() == 0) {
            return Flows.widened(net.bytes());
        }
        return net.bytes() <= 0
                ? Flows.removed(-net.rows(), -net.bytes())
                : Flows.removed(-net.rows(), 0).plus(Flows.widened(net.bytes()));
    }

    /** At the birth, if that day is over and lies between the sweeps; else the sweep is as near as anybody knows. */
    private Bucket observed(long day, Instant last) {
        boolean between =
                day >= Granularity.DAY.start(last.getEpochSecond()) && day < Granularity.DAY.start(at.getEpochSecond());
        return between
                ? Bucket.of(Origin.OBSERVED, Granularity.DAY, Instant.ofEpochSecond(day))
                : Bucket.of(Origin.OBSERVED, at);
    }

    private Bucket reconstructed(long day) {
        if (day <= Bucket.BEFORE.start()) {
            return Bucket.BEFORE;
        }
        Granularity width = Granularity.DAY.keeps(day, at) ? Granularity.DAY : Granularity.MONTH;
        return Bucket.of(Origin.RECONSTRUCTED, width, Instant.ofEpochSecond(day));
    }
}
