package io.headroom.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.api.view.ReadFacts;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.change.TableId;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Granularity;
import io.headroom.core.growth.Origin;
import io.headroom.core.scope.Scope;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import io.headroom.core.usage.UsageMeasure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhysicalTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final TableName BOOKING = new TableName("public", "booking");
    private static final TableName COUNTRY = new TableName("public", "country");

    private final ReadFacts read = new ReadFacts()
            .table("shop/1", watched(1, BOOKING))
            .table("shop/2", watched(2, COUNTRY))
            .footprint("shop/database", 40, 1000, NOW)
            .footprint("shop/table:public.booking/tenant:1", 10, 100)
            .footprint("shop/table:public.booking/tenant:2", 10, 100)
            .footprint("shop/table:public.booking/tenant:3", 10, 100)
            .footprint("shop/table:public.country/tenant:.shared", 10, 700);

    @Test
    void splitsATableAmongItsTenants_andTheRestIsTheSystems() {
        sizes("2026-11-21", 5000, 1000, 2000);

        Physical physical = Physical.of(database());

        assertThat(physical.tables()).isEqualTo(Map.of(BOOKING, 1000L, COUNTRY, 2000L));
        assertThat(physical.tenants())
                .isEqualTo(
                        Map.of(Tenant.of("1"), 334L, Tenant.of("2"), 333L, Tenant.of("3"), 333L, Tenant.SHARED, 2000L));
        assertThat(physical.parts()).containsEntry(new Scope.OfTenantTable(BOOKING, Tenant.of("1")), 334L);
        assertThat(physical.system()).isEqualTo(2000);
    }

    @Test
    void neverSaysThatATableIsLargerThanItsDatabase() {
        sizes("2026-11-21", 2500, 1000, 2000);

        assertThat(Physical.of(database()).database()).isEqualTo(3000);
        assertThat(Physical.of(database()).system()).isZero();
    }

    @Test
    void knowsNothingBeforeAnythingWasRead() {
        DatabaseAnatomy anatomy = DatabaseAnatomy.of(database());

        assertThat(anatomy.physicalBytes()).isNull();
        assertThat(anatomy.amplification()).isNull();
        assertThat(anatomy.growth()).isNull();
        assertThat(anatomy.days()).isEmpty();
        assertThat(anatomy.items())
                .extracting(DatabaseAnatomy.Part::table)
                .containsExactly("public.booking", "public.country", "system");
    }

    @Test
    void comparesEveryDayWithWhatWasLiveThen() {
        sizes("2026-11-18", 1800, 800, 1000);
        sizes("2026-11-21", 5000, 1000, 2000);
        read.growth("shop/database", Granularity.DAY, "2026-11-20", Origin.OBSERVED, Flows.added(1, 300))
                .growth("shop/database", Granularity.DAY, "2026-11-21", Origin.OBSERVED, Flows.added(1, 100));

        assertThat(DatabaseAnatomy.of(database()).days())
                .containsExactly(
                        new AmplifiedDay("2026-11-18", 1800, 600, 3.0),
                        new AmplifiedDay("2026-11-21", 5000, 1000, 5.0));
        assertThat(DatabaseAnatomy.of(database()).amplification()).isEqualTo(5.0);
    }

    @Test
    void takesTheGrowthApart_andItsPartsAddUp() {
        sizes("2026-11-18", 1800, 800, 1000);
        sizes("2026-11-21", 5000, 1000, 2000);
        parts("2026-11-18", 500, 200, 100, 40, 10);
        parts("2026-11-21", 600, 260, 140, 46, 12);
        read.growth("shop/table:public.booking", Granularity.DAY, "2026-11-20", Origin.OBSERVED, Flows.widened(15))
                .usage("instance:main", UsageMeasure.WAL, "2026-11-18", 100)
                .usage("instance:main", UsageMeasure.WAL, "2026-11-21", 70);

        assertThat(DatabaseAnatomy.of(database()).growth())
                .isEqualTo(new GrowthParts("2026-11-18", "2026-11-21", 200, 60, 15, 20, 60, 40, 5, -30L));
    }

    private void sizes(String date, double database, double booking, double country) {
        read.usage("database:shop", UsageMeasure.PHYSICAL_SIZE, date, database)
                .usage("table:shop/public.booking", UsageMeasure.PHYSICAL_SIZE, date, booking)
                .usage("table:shop/public.country", UsageMeasure.PHYSICAL_SIZE, date, country);
    }

    private void parts(String date, double heap, double indexes, double toast, double live, double dead) {
        read.usage("table:shop/public.booking", UsageMeasure.HEAP, date, heap)
                .usage("table:shop/public.booking", UsageMeasure.INDEXES, date, indexes)
                .usage("table:shop/public.booking", UsageMeasure.TOAST, date, toast)
                .usage("table:shop/public.booking", UsageMeasure.LIVE_ROWS, date, live)
                .usage("table:shop/public.booking", UsageMeasure.DEAD_ROWS, date, dead);
    }

    private static WatchedTable watched(int id, TableName name) {
        return new WatchedTable(
                "shop",
                new TableId(id),
                name,
                id,
                List.of("id"),
                "tenant_id",
                1,
                "1:0/0:0",
                TableWatch.LIVE,
                null,
                null);
    }

    private Database database() {
        return Database.at(NOW, "shop", "main", read.facts());
    }
}
