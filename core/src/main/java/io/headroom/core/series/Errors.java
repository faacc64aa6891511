package io.headroom.core.series;

/**
 * What the combined forecast got wrong at one lead: discounted mean square, and how wide intervals had to be.
 *
 * @param square discounted sum of squared errors
 * @param weight discounted count
 * @param count of all errors
 */
record Errors(double square, double weight, int count, Widths widths) {
    static final Errors NONE = new Errors(0, 0, 0, Widths.START);
    /** How far back errors count, in horizons. */
    private static final double MEMORY = 2;
    /** In deviations: a wild error counts, but does not widen what is said for months. */
    private static final double CLIP = 4;

    private static final int SETTLED = 10;

    Errors after(double error, double deviation, Leads leads) {
        double kept = Math.exp(-leads.stride() / (MEMORY * leads.horizon()));
        Widths next = deviation > 0 ? widths.after(Math.abs(error) / deviation) : widths;
        double widest = count < SETTLED ? Double.MAX_VALUE : CLIP * Math.sqrt(square / weight);
        double felt = Math.min(Math.abs(error), Math.max(widest, Double.MIN_NORMAL));
        return new Errors(kept * square + felt * felt, kept * weight + 1, count + 1, next);
    }

    /** @param walk mean square at this lead if the series were a random walk; counts as long as there is little else */
    double meanSquare(double walk) {
        double doubt = 1.0 / (1 + (double) count * count);
        return (square + doubt * walk) / (weight + doubt);
    }
}
