package io.headroom.api.database;

import io.headroom.api.view.Readings;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.projection.Measure;
import io.headroom.core.remedy.Ageing;
import io.headroom.core.remedy.Writing;
import io.headroom.core.scope.Scope;
import io.headroom.core.usage.RelationSizes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as the catalogue shows it, how fast it grows, and how old its rows are.
 *
 * @param pacePerDay bytes on disk, at what a logical byte of it takes; null under one day
 * @param birthColumn says when a row was created; null where no column does, or changes are not followed
 * @param changing its rows by age, where they are changed or referred to; null where not, or where nobody knows their age
 */
public record Relation(
        RelationSizes sizes,
        @Nullable Double pacePerDay,
        @Nullable String birthColumn,
        boolean partitioned,
        @Nullable Ageing changing) {

    static List<Relation> of(Database database, Readings readings) {
        Physical physical = Physical.of(database);
        return readings.tables(database.name()).values().stream()
                .map(sizes -> of(database, physical, sizes))
                .toList();
    }

    private static Relation of(Database database, Physical physical, RelationSizes sizes) {
        WatchedTable watched = database.tablesSoFar().get(sizes.table());
        String birth = watched == null ? null : watched.birthColumn();
        Scope scope = new Scope.OfTable(sizes.table());
        Double perDay = database.growth().perDay(scope, Measure.LOGICAL_BYTES);
        Double amplification = physical.amplification(database, sizes.table());
        boolean aged = birth != null && amplification != null && !database.provisional() && !Writing.likeLog(sizes);
        return new Relation(
                sizes,
                perDay == null || amplification == null ? null : (Double) (perDay * amplification),
                birth,
                watched != null && !watched.partitions().isEmpty(),
                aged && amplification != null
                        ? new Ageing(database.cohorts().of(database.name(), scope), amplification)
                        : null);
    }
}
