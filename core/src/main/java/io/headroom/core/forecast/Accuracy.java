package io.headroom.core.forecast;

import org.jspecify.annotations.Nullable;

/**
 * How good the forecast was on this very series so many days ahead, from a rolling-origin backtest in which every
 * forecast saw only what lay before it (Tashman 2000). One-off imports count as misses, though they are kept out of what
 * is learned.
 *
 * @param days how far ahead
 * @param relativeMae mean absolute error of P50 over that of expecting no change; null where nothing ever changed
 * @param mase the same over the mean absolute change within a week (Hyndman and Koehler 2006, with the period 7 as in
 *     the M4 competition)
 * @param pinballLoss mean over P10, P50 and P90, in rows or bytes: one figure for centre and width
 * @param coverage80 share of actual levels within P10 and P90; 0.8 is right
 * @param points pairs of forecast and actual level behind all figures
 * @param windows how many stretches of that many days they amount to that do not overlap
 */
public record Accuracy(
        int days,
        @Nullable Double relativeMae,
        double mase,
        double pinballLoss,
        double coverage80,
        int points,
        int windows) {
    private static final double QUANTILE95 = 1.96;

    /** How low the true coverage may be: the 95 % interval of Wilson (1927), of windows that do not overlap. */
    public double coverageAtLeast() {
        return Math.max(0, middle() - reach());
    }

    /** How high the true coverage may be, see {@link #coverageAtLeast}. */
    public double coverageAtMost() {
        return Math.min(1, middle() + reach());
    }

    private double middle() {
        double square = QUANTILE95 * QUANTILE95;
        return (coverage80 * windows + square / 2) / (windows + square);
    }

    private double reach() {
        double square = QUANTILE95 * QUANTILE95;
        double spread = Math.sqrt(coverage80 * (1 - coverage80) * windows + square / 4);
        return QUANTILE95 * spread / (windows + square);
    }

    /** The worse of each figure: nobody should trust a sum more than its weakest part. Losses add up. */
    public Accuracy with(Accuracy other) {
        Double relative = relativeMae == null || other.relativeMae == null
                ? null
                : Double.valueOf(Math.max(relativeMae, other.relativeMae));
        return new Accuracy(
                days,
                relative,
                Math.max(mase, other.mase),
                pinballLoss + other.pinballLoss,
                Math.min(coverage80, other.coverage80),
                Math.min(points, other.points),
                Math.min(windows, other.windows));
    }
}
