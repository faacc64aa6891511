package io.headroom.api.database;

import io.headroom.api.view.Readings;
import io.headroom.core.projection.Measure;
import io.headroom.core.scope.Scope;
import io.headroom.core.usage.RelationSizes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as the catalogue shows it, and how fast it grows.
 *
 * @param pacePerDay bytes on disk, at what a logical byte of it takes; null under one day
 */
public record Relation(RelationSizes sizes, @Nullable Double pacePerDay) {

    static List<Relation> of(Database database, Readings readings) {
        Physical physical = Physical.of(database);
        return readings.tables(database.name()).values().stream()
                .map(sizes -> new Relation(sizes, pace(database, physical, sizes)))
                .toList();
    }

    private static @Nullable Double pace(Database database, Physical physical, RelationSizes sizes) {
        Double perDay = database.growth().perDay(new Scope.OfTable(sizes.table()), Measure.LOGICAL_BYTES);
        Double amplification = physical.amplification(database, sizes.table());
        return perDay == null || amplification == null ? null : (Double) (perDay * amplification);
    }
}
