package io.headroom.api.database;

import io.headroom.core.footprint.Footprint;
import io.headroom.core.footprint.LiveFootprint;
import io.headroom.core.scope.TableName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a database takes up on disk, and what its growth there consists of. What is not known is null, never 0.
 *
 * @param amplification bytes on disk for one logical byte
 * @param items tables by name, then {@code system}: the rest of the database. Their physical bytes add up to the whole
 * @param growth over the days that are shown; null before a second day was read
 * @param days the sizes at the end of each day, and how they compare
 */
record DatabaseAnatomy(
        @Nullable Long physicalBytes,
        @Nullable Long logicalBytes,
        @Nullable Double amplification,
        List<Part> items,
        @Nullable GrowthParts growth,
        List<AmplifiedDay> days,
        @Nullable Instant asOf,
        @Nullable Double freshnessSeconds,
        DatabaseStatus status,
        boolean provisional) {
    private static final String SYSTEM = "system";

    /** A table, or the rest. */
    record Part(
            String table,
            @Nullable Long physicalBytes,
            @Nullable Long logicalBytes,
            @Nullable Double amplification) {}

    static DatabaseAnatomy of(Database database) {
        Physical physical = Physical.of(database);
        LiveFootprint total = database.footprints().total();
        Long logical = total == null ? null : (Long) total.live().bytes();
        return new DatabaseAnatomy(
                physical.database(),
                logical,
                AmplifiedDay.ratio(physical.database(), logical),
                parts(database, physical),
                GrowthParts.of(database),
                AmplifiedDay.of(database),
                database.asOf(),
                database.freshnessSeconds(),
                database.condition().status(),
                database.provisional());
    }

    private static List<Part> parts(Database database, Physical physical) {
        List<Part> parts = new ArrayList<>();
        for (TableName table : database.tablesSoFar().keySet()) {
            Footprint live = database.footprints().tables().get(table);
            Long bytes = physical.tables().get(table);
            Long logical = live == null ? null : (Long) live.bytes();
            parts.add(new Part(table.toString(), bytes, logical, AmplifiedDay.ratio(bytes, logical)));
        }
        parts.add(new Part(SYSTEM, physical.system(), null, null));
        return parts;
    }
}
