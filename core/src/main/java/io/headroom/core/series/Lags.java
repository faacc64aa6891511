package io.headroom.core.series;

/**
 * What an autoregression looks back at.
 *
 * @param difference 0 to regress the values themselves, otherwise their changes over this many steps
 * @param strongest which of the lags is believed to say it all before anything is learned; -1 for none
 */
@SuppressWarnings("ArrayRecordComponent") // Made once, read in the innermost loop, never compared.
record Lags(String name, int difference, int strongest, int... lags) {

    /** On the values; a series is believed to repeat itself after {@code strongest} steps. */
    static Lags ofValues(String name, int strongest, int... lags) {
        return new Lags(name, 0, strongest, lags);
    }

    /** On the changes over {@code difference} steps, which are believed to be no more than noise. */
    static Lags ofChanges(String name, int difference, int... lags) {
        return new Lags(name, difference, -1, lags);
    }

    int size() {
        return lags.length;
    }

    int lag(int index) {
        return lags[index];
    }

    /** How many values a step ahead needs. */
    int reach() {
        int longest = 0;
        for (int lag : lags) {
            longest = Math.max(longest, lag);
        }
        return difference + longest;
    }

    /** Coefficients before anything is learned, the constant last. */
    double[] prior() {
        double[] prior = new double[lags.length + 1];
        for (int i = 0; i < lags.length; i++) {
            prior[i] = lags[i] == strongest ? 1 : 0;
        }
        return prior;
    }
}
