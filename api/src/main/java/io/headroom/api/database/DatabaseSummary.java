package io.headroom.api.database;

import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.capacity.Verdict;
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
 * @param physicalBytes what the database takes up on disk, indexes included
 * @param physicalAsOf when that was read
 * @param physicalProblem why it is not known or not fresh, and what helps
 * @param growthBytesPerDay mean net of logical bytes over the last up to 28 complete days; null under one day
 * @param verdict whether its instance fits; UNDECIDED while nothing is known of it, which is no synonym of healthy
 * @param runway to the nearest limit of its instance
 * @param provisional true while rows that were there before are still being read
 * @param seeding how far that has come
 * @param provisionalTotals what tables hold that are still being read, by a count of the server's own; in no other sum here
 * @param slotWal what PostgreSQL keeps of its log for Headroom, null while nobody knows
 * @param reconciliation whether counts still equal the tables, null while nobody has said which tables there are
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
        @Nullable Instant physicalAsOf,
        @Nullable Trouble physicalProblem,
        @Nullable Long growthBytesPerDay,
        Verdict verdict,
        @Nullable Runway runway,
        boolean provisional,
        @Nullable SeedingProgress seeding,
        @Nullable ProvisionalSum provisionalTotals,
        @Nullable RetainedWal slotWal,
        @Nullable Reconciled reconciliation,
        @Nullable Trouble problem) {

    static DatabaseSummary of(Database database) {
        LiveFootprint total = database.footprints().total();
        RecommendationFact said = database.recommendation();
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
                database.disk().bytes(),
                database.disk().at(),
                Trouble.of(database.disk().problem()),
                database.growthBytesPerDay(),
                said == null ? Verdict.UNDECIDED : said.verdict(),
                said == null ? null : Runway.of(said.runways()),
                database.provisional(),
                SeedingProgress.of(database.capture()),
                ProvisionalSum.of(database),
                RetainedWal.of(database.capture(), database.now()),
                Reconciled.of(database),
                Trouble.of(database.condition().problem()));
    }
}
