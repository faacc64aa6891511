package io.headroom.core.annotation;

import io.headroom.core.projection.Measure;
import org.jspecify.annotations.Nullable;

/**
 * Rows and bytes that come, or go where they are negative.
 *
 * @param bytes of rows, as footprints count them; null where nobody said
 * @param rows null where nobody said
 */
public record Amount(@Nullable Long bytes, @Nullable Long rows) {
    /** A petabyte, or as many rows: no sum of them overflows. */
    public static final long MOST = 1_000_000_000_000_000L;

    /** 0 where nobody said: what is not known is not made up out of the other. */
    double of(Measure measure) {
        Long amount = measure == Measure.ROWS ? rows : bytes;
        return amount == null ? 0 : amount;
    }

    /** As much of both, where they are known. */
    public Amount times(double factor) {
        return new Amount(times(bytes, factor), times(rows, factor));
    }

    private static @Nullable Long times(@Nullable Long amount, double factor) {
        return amount == null ? null : (Long) Math.round(amount * factor);
    }

    boolean saysNothing() {
        return (bytes == null || bytes == 0) && (rows == null || rows == 0);
    }
}
