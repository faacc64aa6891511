package io.headroom.api.view;

import io.headroom.core.growth.Granularity;
import java.util.Comparator;

/** Where a growth bucket of one scope stands: by width, then time. */
record Slot(Granularity granularity, long start) implements Comparable<Slot> {
    private static final Comparator<Slot> ORDER =
            Comparator.comparing(Slot::granularity).thenComparingLong(Slot::start);

    @Override
    public int compareTo(Slot other) {
        return ORDER.compare(this, other);
    }
}
