package io.headroom.api.database;

import io.headroom.core.capacity.RunwayFact;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the nearest limit is reached. A date that is not within the horizon, or cannot be told from noise, is null.
 *
 * @param resource what runs out, e.g. STORAGE
 * @param limit the limit that is reached, e.g. 70%
 * @param p10 early date: one path in ten gets there sooner
 * @param p50 the middle
 * @param p90 late date
 * @param actBy when to begin, so that the remedy is in place by the early date
 */
@Schema(nullable = true)
public record Runway(
        String resource,
        String limit,
        @Nullable LocalDate p10,
        @Nullable LocalDate p50,
        @Nullable LocalDate p90,
        @Nullable LocalDate actBy) {
    /** @param runways the nearest limit first */
    static @Nullable Runway of(List<RunwayFact> runways) {
        return runways.isEmpty() ? null : of(runways.get(0));
    }

    private static Runway of(RunwayFact nearest) {
        return new Runway(
                nearest.resource().name(),
                nearest.limit(),
                nearest.p10().day(),
                nearest.p50().day(),
                nearest.p90().day(),
                nearest.actBy());
    }
}
