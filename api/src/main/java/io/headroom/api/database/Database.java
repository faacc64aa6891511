package io.headroom.api.database;

import io.headroom.api.view.Cohorts;
import io.headroom.api.view.DatabaseFootprints;
import io.headroom.api.view.DatabaseGrowth;
import io.headroom.api.view.Facts;
import io.headroom.api.view.Usages;
import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.capture.ProvisionalTotals;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.footprint.LiveFootprint;
import io.headroom.core.projection.Measure;
import io.headroom.core.reconciliation.TableCheck;
import io.headroom.core.scope.Scope;
import io.headroom.core.scope.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One database at one moment: what every answer about it is made of.
 *
 * @param capture null if ingest has not reported about it
 * @param usages what was read of every database, table and instance
 * @param recommendation what was said last about its instance, null if nothing was
 * @param tables those that are there, or null while nobody has said which there are
 * @param provisionalTotals what those hold that are still being read, as far as the server has counted them
 * @param checks how the counts of those stand to the tables, where somebody has looked
 */
record Database(
        String name,
        String instance,
        @Nullable CaptureStatus capture,
        @Nullable SortedMap<TableName, WatchedTable> tables,
        List<ProvisionalTotals> provisionalTotals,
        Map<TableName, TableCheck> checks,
        DatabaseFootprints footprints,
        DatabaseGrowth growth,
        Usages usages,
        Cohorts cohorts,
        @Nullable RecommendationFact recommendation,
        DiskUse disk,
        Condition condition,
        Instant now) {
    private static final double MILLIS = 1000;

    /** All tables have been announced by then, so none means that there is none. */
    private static final Set<CaptureState> FOLLOWED = EnumSet.of(CaptureState.STREAMING, CaptureState.SAMPLED);

    static Database at(Instant now, String name, String configuredInstance, Facts facts) {
        CaptureStatus capture = facts.captures().of(name);
        boolean named = facts.tables().known(name) || (capture != null && FOLLOWED.contains(capture.state()));
        String instance = capture == null ? configuredInstance : capture.instance();
        SortedMap<TableName, WatchedTable> tables = facts.tables().of(name);
        Map<TableName, TableCheck> checks = checks(tables, facts);
        return new Database(
                name,
                instance,
                capture,
                named ? tables : null,
                provisionalTotals(tables, facts),
                checks,
                facts.footprints().of(name),
                facts.growths().of(name),
                facts.usages(),
                facts.cohorts(),
                facts.recommendations().of(instance),
                DiskUse.of(name, facts.readings().of(instance), now),
                Condition.of(capture, facts.deadLetters().of(name, now), now).beside(checks.values()),
                now);
    }

    private static List<ProvisionalTotals> provisionalTotals(SortedMap<TableName, WatchedTable> tables, Facts facts) {
        List<ProvisionalTotals> found = new ArrayList<>();
        for (WatchedTable table : tables.values()) {
            ProvisionalTotals totals = facts.provisionalTotals().of(table.key());
            if (totals != null && totals.isFor(table)) {
                found.add(totals);
            }
        }
        return found;
    }

    private static Map<TableName, TableCheck> checks(SortedMap<TableName, WatchedTable> tables, Facts facts) {
        Map<TableName, TableCheck> checks = new TreeMap<>();
        tables.forEach((name, table) -> {
            TableCheck check = facts.checks().of(table.key());
            if (check != null) {
                checks.put(name, check);
            }
        });
        return checks;
    }

    /** The tables, none while nobody has said which there are. */
    SortedMap<TableName, WatchedTable> tablesSoFar() {
        return tables == null ? Collections.emptySortedMap() : tables;
    }

    /** Tables whose rows that were there before are still being read. */
    List<TableName> beingRead() {
        return tablesSoFar().values().stream()
                .filter(table -> table.state() == TableWatch.SEEDING)
                .map(WatchedTable::name)
                .toList();
    }

    /** Everything committed before it is counted; null while that cannot be said of any moment. */
    @Nullable
    Instant asOf() {
        LiveFootprint total = footprints.total();
        return total == null ? null : total.asOf();
    }

    /** Mean net of logical bytes over the last complete days; null while there is none. */
    @Nullable
    Long growthBytesPerDay() {
        Double perDay = growth.perDay(Scope.DATABASE, Measure.LOGICAL_BYTES);
        return perDay == null ? null : Math.round(perDay);
    }

    /** The moment that answers about growth speak of: the database's own clock where it is known. */
    Instant moment() {
        Instant asOf = asOf();
        return asOf == null ? now : asOf;
    }

    /** Seconds since {@link #asOf()}, at least 0: the database's clock may be ahead of ours. */
    @Nullable
    Double freshnessSeconds() {
        Instant asOf = asOf();
        return asOf == null ? null : Math.max(0, Duration.between(asOf, now).toMillis()) / MILLIS;
    }

    /** While rows that were there before are still being read, or on their way here, sums are lower bounds. */
    boolean provisional() {
        if (capture == null || asOf() == null || capture.seeding() != null || capture.seeded() < capture.generation()) {
            return true;
        }
        return !beingRead().isEmpty();
    }
}
