package io.headroom.core.series;

/**
 * One way to see the future of a series: a fold. A forecaster is an immutable state; it takes one value and gives the
 * next state, in constant time. What all of them need to remember of the values themselves is on the {@link Tape}. How
 * wrong a forecaster is, is not its business: {@link Ensemble} measures that from outside, at several leads.
 */
interface Forecaster {

    /**
     * The state after one more value.
     *
     * @param past the values before it
     */
    Forecaster after(Tape past, double value);

    /** Whether it has seen enough to say anything. */
    boolean isReady(Tape past);

    /** Writes what is expected next into {@code path}, from one step ahead on. */
    void path(Tape past, double[] path);

    /** What users read. */
    String method();
}
