package io.headroom.core.series;

/**
 * By how much intervals are wider than errors of that variance would need if they were normal, at 80 and 95 %. Each
 * widens when a value falls outside and narrows when it does not, in proportion to how often either should happen
 * (adaptive conformal inference, Gibbs and Candès 2021).
 */
record Widths(double at80, double at95) {
    static final Widths START = new Widths(0.95, 1.05);
    private static final double QUANTILE80 = 1.2816;
    private static final double QUANTILE95 = 1.96;
    private static final double STEP = 0.005;
    private static final double NARROWEST = 0.5;
    private static final double WIDEST = 2;

    /** @param deviations how far off the value was */
    Widths after(double deviations) {
        return new Widths(
                next(at80, deviations > QUANTILE80 * at80, 0.2), next(at95, deviations > QUANTILE95 * at95, 0.05));
    }

    private static double next(double width, boolean missed, double rate) {
        double step = STEP * ((missed ? 1 : 0) - rate);
        return Math.max(NARROWEST, Math.min(WIDEST, width * Math.exp(step)));
    }

    /** How many deviations an interval reaches: more at a higher quantile, on straight lines through the two known. */
    double reach(double quantile) {
        double inner = QUANTILE80 * at80;
        double outer = Math.max(inner, QUANTILE95 * at95);
        if (quantile <= QUANTILE80) {
            return inner * quantile / QUANTILE80;
        }
        double share = (quantile - QUANTILE80) / (QUANTILE95 - QUANTILE80);
        return share <= 1 ? inner + share * (outer - inner) : outer * quantile / QUANTILE95;
    }

    Widths towards(Widths next, double share) {
        return new Widths(at80 + share * (next.at80 - at80), at95 + share * (next.at95 - at95));
    }
}
