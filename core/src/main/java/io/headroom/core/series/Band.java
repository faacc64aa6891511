package io.headroom.core.series;

/**
 * An expected value and how far it may be off, on the scale that errors are measured on.
 *
 * @param deviation root mean square of past errors at this lead
 */
record Band(double median, double deviation, Widths widths) {

    /** How far below and above the median an interval reaches. */
    double reach(double quantile) {
        return widths.reach(quantile) * deviation;
    }

    /** The band at a lead in between: variances grow in proportion to the lead, as those of a random walk do. */
    Band towards(Band next, double share) {
        double square = deviation * deviation;
        double between = square + share * (next.deviation * next.deviation - square);
        return new Band(next.median, Math.sqrt(between), widths.towards(next.widths, share));
    }
}
