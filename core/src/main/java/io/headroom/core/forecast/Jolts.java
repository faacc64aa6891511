package io.headroom.core.forecast;

/**
 * Imports, or purges, as a habit: rare days that dwarf all others, and nobody knows when. They are kept out of what is
 * learned, but an interval must allow for as many as come one time in ten (of a Poisson distribution).
 *
 * @param count so far
 * @param total what they brought or took beyond what is ordinary, as a size
 */
record Jolts(int count, double total) {
    static final Jolts NONE = new Jolts(0, 0);
    /** One or two are accidents. */
    private static final int HABIT = 3;

    private static final double LIKELY = 0.9;

    Jolts with(double extraordinary) {
        return new Jolts(count + 1, total + Math.abs(extraordinary));
    }

    /**
     * What comes of them within {@code lead} days nine times out of ten, at the most.
     *
     * @param days in which those so far came
     */
    double within(int lead, int days) {
        return count < HABIT ? 0 : most((double) count * lead / days) * total / count;
    }

    /** How many come, where {@code mean} do in the mean. */
    private static int most(double mean) {
        double probability = Math.exp(-mean);
        double sum = probability;
        int most = 0;
        while (sum < LIKELY && probability > 0) {
            most++;
            probability *= mean / most;
            sum += probability;
        }
        return most;
    }
}
