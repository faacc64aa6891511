package io.headroom.api.database;

import io.headroom.api.problem.ProblemException;
import io.headroom.core.growth.Bucket;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Which buckets are asked for.
 *
 * @param from first second of the first that is shown
 * @param to first second of the first that is not shown any more
 */
record GrowthQuery(BucketWidth bucket, long from, long to) {
    /** @throws ProblemException naming the first parameter that makes no sense */
    static GrowthQuery of(String bucket, @Nullable String from, @Nullable String to) {
        return new GrowthQuery(
                BucketWidth.of(bucket),
                from == null || from.isEmpty() ? Long.MIN_VALUE : second("from", from),
                to == null || to.isEmpty() ? Long.MAX_VALUE : second("to", to));
    }

    private static long second(String name, String text) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toEpochSecond()
                    : Instant.parse(text).getEpochSecond();
        } catch (DateTimeParseException e) {
            throw ProblemException.invalidParameter(
                    name, text, "a date such as 2026-11-20 or an instant such as 2026-11-20T10:00:00Z");
        }
    }

    boolean shows(long start) {
        return start >= from && start < to;
    }

    /** Whether this is where rows are booked whose creation time nobody knows. */
    static boolean isBefore(long start) {
        return start <= Bucket.BEFORE.start();
    }
}
