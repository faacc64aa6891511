package io.headroom.api.database;

import io.headroom.core.footprint.LiveFootprint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A database as the list shows it. What is not known is null, never 0.
 *
 * @param asOf everything committed before it is counted
 * @param freshnessSeconds the age of {@code asOf}
 * @param tables watched tables that are there
 * @param tenants identified tenants that hold at least one row
 * @param logicalBytes uncompressed sizes of all rows
 * @param physicalBytes what they occupy on disk, indexes included
 * @param provisional true while rows that were there before are still being read
 * @param seeding how far that has come
 * @param problem what keeps the numbers from being reliable, and what helps
 */
record DatabaseSummary(
        String name,
        String instance,
        DatabaseStatus status,
        @Nullable Instant asOf,
        @Nullable Double freshnessSeconds,
        @Nullable Integer tables,
        @Nullable Integer tenants,
        @Nullable Long rows,
        @Nullable Long logicalBytes,
        @Nullable Long physicalBytes,
        @Nullable Long growthBytesPerDay,
        Verdict verdict,
        @Nullable Runway runway,
        boolean provisional,
        @Nullable SeedingProgress seeding,
        @Nullable Trouble problem) {

    static DatabaseSummary of(Database database) {
        LiveFootprint total = database.footprints().total();
        return new DatabaseSummary(
                database.name(),
                database.instance(),
                database.condition().status(),
                database.asOf(),
                database.freshnessSeconds(),
                database.tables() == null ? null : database.tables().size(),
                total == null ? null : database.footprints().liveTenants(),
                total == null ? null : total.live().rows(),
                total == null ? null : total.live().bytes(),
                null,
                null,
                Verdict.UNDECIDED,
                null,
                database.provisional(),
                SeedingProgress.of(database.capture()),
                Trouble.of(database.condition().problem()));
    }
}
