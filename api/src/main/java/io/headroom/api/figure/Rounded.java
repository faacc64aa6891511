package io.headroom.api.figure;

/** Figures that nobody reads to the last digit. */
public final class Rounded {
    private static final double THOUSAND = 1e3;
    private static final double MILLION = 1e6;

    private Rounded() {}

    /** To three places behind the point, for what is per day or a factor. */
    public static double thousandths(double value) {
        return Math.round(value * THOUSAND) / THOUSAND;
    }

    /** To six places behind the point, for shares: one of a thousand tenants may have very little. */
    public static double millionths(double value) {
        return Math.round(value * MILLION) / MILLION;
    }
}
