package io.headroom.api.database;

/** Figures that nobody reads to the last digit. */
final class Rounded {
    private static final double THOUSAND = 1e3;

    private Rounded() {}

    static double thousandths(double value) {
        return Math.round(value * THOUSAND) / THOUSAND;
    }
}
