package io.headroom.core.forecast;

/**
 * One way to see the future of a daily net flow: a fold. A forecaster is an immutable state; it takes one observation
 * and gives the next state, in constant time and space. All of them scale with their input, so rows and bytes, small
 * and large, need no separate settings. How wrong it is, is not its business: {@link Backtest} measures that from
 * outside, for each lead.
 */
interface FlowModel {

    /** The state after one more complete day. */
    FlowModel after(double net);

    /** The net change expected over the next {@code days} days. */
    double ahead(int days);

    /** What the API calls it. */
    String method();
}
