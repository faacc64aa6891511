package io.headroom.core.forecast;

import java.util.Arrays;

/** The days ahead at which a path has a knot: dense where it is near, at most 24 of them. */
final class Leads {
    private static final int[] DAYS = {
        1, 2, 3, 5, 7, 10, 14, 21, 28, 42, 56, 70, 90, 120, 150, 180, 240, 300, 365, 455, 545, 730, 910
    };

    private Leads() {}

    /** The knots up to {@code horizon} days, which is always the last one. */
    static int[] upTo(int horizon) {
        int[] within = Arrays.stream(DAYS).filter(day -> day < horizon).toArray();
        int[] leads = Arrays.copyOf(within, within.length + 1);
        leads[within.length] = horizon;
        return leads;
    }
}
