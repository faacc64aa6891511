package io.headroom.core.sizing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A quantity between two ends, neither negative. Sums and products are taken at both ends, exactly; quotients to 16
 * digits.
 */
public record Range(BigDecimal low, BigDecimal high) {
    public static final Range ZERO = of(0);
    public static final Range ONE = of(1);

    /** @throws IllegalArgumentException with the end of a sentence, if the ends are no range */
    public Range {
        if (low.signum() < 0 || low.compareTo(high) > 0) {
            throw new IllegalArgumentException("must be a range from 0 upwards, got " + low + " to " + high);
        }
        low = low.stripTrailingZeros();
        high = high.stripTrailingZeros();
    }

    public static Range of(long both) {
        return of(both, both);
    }

    public static Range of(long low, long high) {
        return new Range(BigDecimal.valueOf(low), BigDecimal.valueOf(high));
    }

    public Range plus(Range other) {
        return new Range(low.add(other.low), high.add(other.high));
    }

    public Range times(Range factor) {
        return new Range(low.multiply(factor.low), high.multiply(factor.high));
    }

    public Range times(long factor) {
        return times(of(factor));
    }

    /** The least divided by the most, and the most by the least. */
    public Range over(Range divisor) {
        return new Range(
                low.divide(divisor.high, MathContext.DECIMAL64), high.divide(divisor.low, MathContext.DECIMAL64));
    }

    /** In whole ones, a part counting as one. */
    public Range whole() {
        return new Range(low.setScale(0, RoundingMode.CEILING), high.setScale(0, RoundingMode.CEILING));
    }

    /** For sentences: {@code 3000} or {@code 50 to 100}. */
    public String said() {
        return low.compareTo(high) == 0 ? low.toPlainString() : low.toPlainString() + " to " + high.toPlainString();
    }
}
