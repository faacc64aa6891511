package io.headroom.core.series;

/**
 * A discounted mean of squares.
 *
 * @param sum discounted
 * @param weight discounted count
 */
record MeanSquare(double sum, double weight) {
    static final MeanSquare NONE = new MeanSquare(0, 0);

    /** @param kept of all that was before */
    MeanSquare after(double value, double kept) {
        return new MeanSquare(kept * sum + value * value, kept * weight + 1);
    }

    /** @param doubt how much {@code otherwise}, a square too, counts beside what was seen */
    double root(double doubt, double otherwise) {
        return Math.sqrt((sum + doubt * otherwise) / (weight + doubt));
    }

    /** NaN before the first value. */
    double root() {
        return Math.sqrt(sum / weight);
    }
}
