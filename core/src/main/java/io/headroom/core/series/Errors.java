package io.headroom.core.series;

/**
 * What the combined forecast got wrong at one lead, lately and for long, and how wide intervals had to be. The last few
 * windows say how calm times are; that they do not stay so, only a long memory knows.
 *
 * @param near errors of the last few horizons
 * @param far errors of many horizons, without those made while the candidates had hardly learned
 * @param count of all errors
 */
record Errors(MeanSquare near, MeanSquare far, int count, Widths widths) {
    static final Errors NONE = new Errors(MeanSquare.NONE, MeanSquare.NONE, 0, Widths.START);

    /** How far back errors count, in horizons. */
    private static final double NEAR = 1.5;

    private static final double FAR = 20;
    private static final double SHARE_OF_FAR = 0.3;
    /** In deviations of late: what was once is not what is said for ever. */
    private static final double FARTHEST = 2;
    /** In deviations: a wild error counts, but does not widen what is said for months. */
    private static final double CLIP = 4;

    private static final int SETTLED = 10;
    private static final int LEARNED = 30;

    Errors after(double error, double deviation, Leads leads) {
        Widths next = deviation > 0 ? widths.after(Math.abs(error) / deviation) : widths;
        double widest = count < SETTLED ? Double.MAX_VALUE : CLIP * near.root();
        double felt = Math.min(Math.abs(error), Math.max(widest, Double.MIN_NORMAL));
        MeanSquare nextFar = count < LEARNED ? far : far.after(felt, kept(FAR, leads));
        return new Errors(near.after(felt, kept(NEAR, leads)), nextFar, count + 1, next);
    }

    private static double kept(double horizons, Leads leads) {
        return Math.exp(-leads.stride() / (horizons * leads.horizon()));
    }

    /**
     * How far off values usually are.
     *
     * @param walk mean square at this lead if the series were a random walk; counts as long as there is little else
     */
    double deviation(double walk) {
        double lately = near.root(1.0 / (1 + (double) count * count), walk);
        if (count <= LEARNED) {
            return lately;
        }
        double share = SHARE_OF_FAR * Math.min(1, far.weight() / SETTLED);
        return lately + share * (Math.min(far.root(), FARTHEST * lately) - lately);
    }
}
