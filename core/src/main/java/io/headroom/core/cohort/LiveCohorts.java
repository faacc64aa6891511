package io.headroom.core.cohort;

import io.headroom.core.footprint.Footprint;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a tenant has of a table now, by month of birth: the value of {@code headroom.cohorts}.
 *
 * @param live oldest first; months of which nothing is left are not in it
 */
public record LiveCohorts(SortedMap<Cohort, Footprint> live) {
    public static final LiveCohorts NONE = new LiveCohorts(Collections.emptySortedMap());
    private static final int VERSION = 1;

    public LiveCohorts {
        live = Collections.unmodifiableSortedMap(live);
    }

    public LiveCohorts plus(Map<Cohort, Footprint> difference) {
        if (difference.isEmpty()) {
            return this;
        }
        SortedMap<Cohort, Footprint> sum = new TreeMap<>(live);
        difference.forEach((cohort, net) -> sum.merge(cohort, net, Footprint::plus));
        sum.values().removeIf(Footprint::isNone);
        return new LiveCohorts(sum);
    }

    public void write(WireWriter out) {
        out.putUnsigned(live.size());
        live.forEach((cohort, sum) -> {
            cohort.write(out);
            out.putSigned(sum.rows()).putSigned(sum.bytes());
        });
    }

    public static LiveCohorts read(WireReader in) {
        SortedMap<Cohort, Footprint> live = new TreeMap<>();
        for (int left = in.getCount(); left > 0; left--) {
            live.merge(Cohort.read(in), new Footprint(in.getSigned(), in.getSigned()), Footprint::plus);
        }
        return new LiveCohorts(live);
    }

    public static byte[] encode(LiveCohorts cohorts) {
        WireWriter out = new WireWriter().putByte(VERSION);
        cohorts.write(out);
        return out.bytes();
    }

    public static LiveCohorts decode(byte[] bytes) {
        return WireReader.read("cohorts", bytes, in -> {
            in.expectVersion(VERSION);
            return read(in);
        });
    }
}
