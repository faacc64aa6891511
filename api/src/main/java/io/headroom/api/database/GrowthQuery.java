package io.headroom.api.database;

import io.headroom.api.problem.Moment;
import io.headroom.api.problem.ProblemException;
import io.headroom.core.growth.Bucket;
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
                from == null || from.isEmpty()
                        ? Long.MIN_VALUE
                        : Moment.parse("from", from).getEpochSecond(),
                to == null || to.isEmpty()
                        ? Long.MAX_VALUE
                        : Moment.parse("to", to).getEpochSecond());
    }

    boolean shows(long start) {
        return start >= from && start < to;
    }

    /** Whether this is where rows are booked whose creation time nobody knows. */
    static boolean isBefore(long start) {
        return start <= Bucket.BEFORE.start();
    }
}
