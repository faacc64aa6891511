package io.headroom.core.forecast;

/**
 * How good the method was on this very series, from a rolling-origin backtest in which every forecast saw only what
 * lay before it (Tashman 2000). One-off imports count as misses, though they are kept out of what is learned.
 *
 * @param mase mean absolute error of P50 over all backtested leads, over the mean absolute change within a week
 *     (Hyndman and Koehler 2006, with the period 7 as in the M4 competition)
 * @param coverage80 share of actual levels within P10 and P90; 0.8 is right
 * @param points pairs of forecast and actual level behind both figures
 */
public record Accuracy(double mase, double coverage80, int points) {}
