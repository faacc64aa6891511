package io.headroom.api.database;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/**
 * When the first limit is reached.
 *
 * @param resource what runs out, e.g. STORAGE
 * @param limit the limit that is reached, e.g. 70%
 * @param p10 early date: one path in ten gets there sooner
 * @param p50 the middle
 * @param p90 late date
 * @param actBy when to begin, so that the remedy is in place by the early date
 */
@Schema(nullable = true)
public record Runway(String resource, String limit, LocalDate p10, LocalDate p50, LocalDate p90, LocalDate actBy) {}
