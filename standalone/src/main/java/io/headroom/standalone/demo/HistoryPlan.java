package io.headroom.standalone.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Which tenant made a row in which table at what moment of the two years: all that Headroom can know of the history,
 * decided before a row is written. The same end and seed give the same plan.
 */
final class HistoryPlan {

    static final int MONTHS = 24;

    /** The demo's: with another one its tenants would differ from the story by a point or two. */
    static final long SEED = 20;

    private final Instant end;
    private final long seed;
    private final Rhythm rhythm;
    private final List<DemoTenant> tenants;
    private final Map<DemoTable, List<Birth>> births = new EnumMap<>(DemoTable.class);
    private final Map<DemoTable, Roster> rosters = new EnumMap<>(DemoTable.class);

    private HistoryPlan(Instant end, long seed) {
        Instant start = end.atOffset(ZoneOffset.UTC).minusMonths(MONTHS).toInstant();
        this.end = end;
        this.seed = seed;
        this.rhythm = Rhythm.between(start, end, seed);
        this.tenants = DemoTenants.over(rhythm.hours() / 24.0, seed);
    }

    static HistoryPlan endingAt(Instant end, long seed) {
        HistoryPlan plan = new HistoryPlan(end, seed);
        for (DemoTable table : DemoTable.values()) {
            List<Birth> births = plan.plan(table);
            births.sort(Comparator.comparing(Birth::at).thenComparing(Birth::tenant));
            plan.births.put(table, Collections.unmodifiableList(births));
            plan.rosters.put(table, new Roster(births, plan.tenants.size()));
        }
        return plan;
    }

    long seed() {
        return seed;
    }

    DemoTenant tenant(int id) {
        return tenants.get(id - 1);
    }

    /** Oldest first. A row's key is its place in this list, beginning with 1. */
    List<Birth> births(DemoTable table) {
        return births.getOrDefault(table, List.of());
    }

    Roster roster(DemoTable table) {
        Roster roster = rosters.get(table);
        if (roster == null) {
            throw new IllegalStateException(table + " is not planned yet");
        }
        return roster;
    }

    /** What the stories need comes first; the usual work then fills the table to its number of rows. */
    private List<Birth> plan(DemoTable table) {
        List<Birth> planned = new ArrayList<>(table.rows());
        addFounding(planned, table);
        if (table == DemoTable.CUSTOMER) {
            addImport(planned);
        }
        if (table == DemoTable.AUDIT_LOG) {
            addSync(planned);
        }
        addUsual(planned, table, table.rows() - planned.size());
        return planned;
    }

    /** What a tenant sets up in its first hours, one table after the other. */
    private void addFounding(List<Birth> planned, DemoTable table) {
        for (DemoTenant tenant : tenants) {
            Instant joined = rhythm.daysBefore(tenant.joined());
            for (int i = 0; i < table.founding(); i++) {
                long minutes = 40L * List.of(DemoTable.values()).indexOf(table) + 7L * i;
                planned.add(new Birth(joined.plus(minutes, ChronoUnit.MINUTES), tenant.id(), false));
            }
        }
    }

    /** A row a second, all within one hour of the clock: the shape by which an import is told from growth. */
    private void addImport(List<Birth> planned) {
        Instant began = rhythm.daysBefore(DemoTenant.IMPORTED_AGO).truncatedTo(ChronoUnit.HOURS);
        for (int i = 0; i < DemoTenant.IMPORTED; i++) {
            planned.add(new Birth(began.plusSeconds(60 + i), DemoTenant.BRISTOL_SKILLS, true));
        }
    }

    /** The audit rows of the synchronisation follow each booking within four seconds. */
    private void addSync(List<Birth> planned) {
        Instant since = rhythm.daysBefore(DemoTenant.SYNC_SINCE);
        for (Birth booking : births(DemoTable.BOOKING)) {
            if (booking.tenant() == DemoTenant.LEEDS_GAS && !booking.at().isBefore(since)) {
                for (int i = 1; i <= DemoTenant.SYNC_ROWS; i++) {
                    Instant at = booking.at().plusMillis(90L * i);
                    planned.add(new Birth(at.isBefore(end) ? at : end, booking.tenant(), false));
                }
            }
        }
    }

    /** The rest of the rows, so many for each tenant as its share of all the work. */
    private void addUsual(List<Birth> planned, DemoTable table, int count) {
        List<Timeline> timelines = tenants.stream()
                .map(tenant -> new Timeline(rhythm, tenant.activity(table)))
                .toList();
        double[] work = new double[tenants.size()];
        for (int i = 0; i < work.length; i++) {
            work[i] = tenants.get(i).share() * timelines.get(i).mass();
        }
        int[] counts = Apportionment.split(count, work);
        SplittableRandom random = new SplittableRandom(table.seed(seed));
        for (int i = 0; i < counts.length; i++) {
            for (Instant at : timelines.get(i).moments(counts[i], random)) {
                planned.add(new Birth(at, tenants.get(i).id(), false));
            }
        }
    }
}
