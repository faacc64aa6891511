package io.headroom.api.capacity;

import io.headroom.core.capacity.Resource;
import io.headroom.core.capacity.RunwayFact;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a limit is reached.
 *
 * @param limit its label, such as 70%; of RESTORE_TIME the time that is declared, such as PT1H
 * @param p10 early date: one path in ten gets there sooner; null where there is no date
 * @param reached what a missing date means: NOT_WITHIN_HORIZON, or UNDECIDED because growth is within the noise
 * @param actBy the last day to decide on more capacity; may have passed
 * @param utilisation used part of the capacity, 1 is full
 */
@Schema(nullable = true)
record LimitRow(
        Resource resource,
        String limit,
        long limitBytes,
        @Nullable LocalDate p10,
        @Nullable LocalDate p50,
        @Nullable LocalDate p90,
        RunwayFact.Outcome reached,
        @Nullable LocalDate actBy,
        @Nullable Long usedBytes,
        @Nullable Long capacityBytes,
        @Nullable Double utilisation) {
    private static final double MILLIONTHS = 1e6;

    /**
     * @param usedStorage of the instance, which says something about limits of its storage only
     * @param storage of the instance
     */
    static LimitRow of(RunwayFact runway, @Nullable Long usedStorage, @Nullable Long storage) {
        boolean ofStorage = runway.resource() == Resource.STORAGE;
        Long used = ofStorage ? usedStorage : null;
        Long capacity = ofStorage ? storage : null;
        return new LimitRow(
                runway.resource(),
                runway.limit(),
                runway.limitBytes(),
                runway.p10().day(),
                runway.p50().day(),
                runway.p90().day(),
                runway.p50().outcome(),
                runway.actBy(),
                used,
                capacity,
                used == null || capacity == null || capacity <= 0
                        ? null
                        : Math.round(MILLIONTHS * used / capacity) / MILLIONTHS);
    }
}
