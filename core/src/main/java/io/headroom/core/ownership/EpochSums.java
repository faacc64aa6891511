package io.headroom.core.ownership;

import io.headroom.core.footprint.Footprint;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rows and bytes of one table by the epoch that they were last seen in. Partitions learn of an epoch's end at different
 * times; because each amount says its epoch, all of them come to the same sum.
 *
 * @param byEpoch without amounts of nothing
 */
public record EpochSums(SortedMap<Integer, Footprint> byEpoch) {
    public static final EpochSums NONE = new EpochSums(Collections.emptySortedMap());

    public EpochSums {
        SortedMap<Integer, Footprint> kept = new TreeMap<>(byEpoch);
        kept.values().removeIf(Footprint::isNone);
        byEpoch = Collections.unmodifiableSortedMap(kept);
    }

    /** {@code older} is of earlier epochs that all end together, so the last of them can stand for all. */
    static EpochSums of(int epoch, Footprint current, Footprint older) {
        SortedMap<Integer, Footprint> sums = new TreeMap<>();
        sums.put(epoch, current);
        if (!older.isNone()) {
            sums.put(epoch - 1, older);
        }
        return new EpochSums(sums);
    }

    EpochSums plus(EpochSums other) {
        SortedMap<Integer, Footprint> sum = new TreeMap<>(byEpoch);
        other.byEpoch.forEach((epoch, amount) -> sum.merge(epoch, amount, Footprint::plus));
        return new EpochSums(sum);
    }

    EpochSums negated() {
        SortedMap<Integer, Footprint> sums = new TreeMap<>();
        byEpoch.forEach((epoch, amount) -> sums.put(epoch, amount.negated()));
        return new EpochSums(sums);
    }

    /** What is left when the rows of earlier epochs than {@code floor} are gone. */
    EpochSums from(int floor) {
        return new EpochSums(byEpoch.tailMap(floor));
    }

    Footprint before(int floor) {
        return total(byEpoch.headMap(floor));
    }

    public Footprint total() {
        return total(byEpoch);
    }

    public boolean isNone() {
        return byEpoch.isEmpty();
    }

    private static Footprint total(Map<Integer, Footprint> sums) {
        return sums.values().stream().reduce(Footprint.NONE, Footprint::plus);
    }

    public void write(WireWriter out) {
        out.putUnsigned(byEpoch.size());
        byEpoch.forEach((epoch, amount) ->
                out.putUnsigned(epoch).putSigned(amount.rows()).putSigned(amount.bytes()));
    }

    public static EpochSums read(WireReader in) {
        SortedMap<Integer, Footprint> sums = new TreeMap<>();
        for (int left = in.getCount(); left > 0; left--) {
            sums.put(in.getUnsignedInt(), new Footprint(in.getSigned(), in.getSigned()));
        }
        return new EpochSums(sums);
    }
}
