package io.headroom.core.series;

/** The normal distribution. */
final class Normal {
    private Normal() {}

    /**
     * The quantile of {@code p}, to four digits (Abramowitz and Stegun 1964, 26.2.23).
     *
     * @param p at least 0.5 and below 1
     */
    static double quantile(double p) {
        double t = Math.sqrt(-2 * Math.log(1 - p));
        double above = 2.515517 + t * (0.802853 + t * 0.010328);
        double below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
        return p == 0.5 ? 0 : t - above / below;
    }
}
