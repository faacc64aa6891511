package io.headroom.core.forecast;

/**
 * How much usually flows in a day, of late and over a year, by absolute nets. What a single burst adds to the recent size
 * is capped: in a series of bursts the last one says nothing about the next months.
 */
record FlowSize(int days, double recent, double usual) {
    static final FlowSize NONE = new FlowSize(0, 0, 0);
    private static final int SHORT_MEMORY = 14;
    private static final int LONG_MEMORY = 365;
    private static final double LARGEST = 3;
    private static final double FLOOR = 0.25;

    FlowSize after(double net) {
        double size = Math.abs(net);
        double nextUsual = usual + (size - usual) / Math.min(days + 1, LONG_MEMORY);
        double felt = Math.min(size, LARGEST * nextUsual);
        return new FlowSize(days + 1, recent + (felt - recent) / Math.min(days + 1, SHORT_MEMORY), nextUsual);
    }

    /** The size to go by before anything is known of errors. */
    double now() {
        return Math.max(recent, FLOOR * usual);
    }

    /** How many times as much flows of late as errors have been measured at; at least 1. */
    double rise() {
        return recent > usual ? recent / usual : 1;
    }
}
