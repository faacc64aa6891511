package io.headroom.core.forecast;

/**
 * What would have been said of today some time ago, and what came: from the origin that lay so far back in the backtest,
 * which knew nothing of what came after it.
 *
 * @param days how long ago
 * @param before the level then, in rows or bytes, as all figures
 * @param p10 said of today
 * @param actual the level that came
 */
public record Hindsight(int days, long before, long p10, long p50, long p90, long actual) {}
