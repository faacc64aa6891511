package io.headroom.core.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.change.TableId;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvisionalTotalsTest {
    private static final Instant AT = Instant.parse("2026-11-21T10:02:00Z");

    @Test
    void nameTheLargestTenants_andSumUpAll() {
        Map<Tenant, Footprint> known = new HashMap<>();
        for (int i = 1; i <= 700; i++) {
            known.put(Tenant.of("t" + i), new Footprint(1, i));
        }

        ProvisionalTotals totals = ProvisionalTotals.of(table(2), AT, known);

        assertThat(totals.rows()).isEqualTo(700);
        assertThat(totals.bytes()).isEqualTo(700 * 701 / 2);
        assertThat(totals.tenants()).hasSize(ProvisionalTotals.MOST_TENANTS);
        assertThat(totals.tenants().get(0)).isEqualTo(new ProvisionalTotals.Part(Tenant.of("t700"), 1, 700));
        assertThat(totals.tenants().get(499)).isEqualTo(new ProvisionalTotals.Part(Tenant.of("t201"), 1, 201));
    }

    @Test
    void areForTheirEpochOnly_andWhileItIsRead() {
        ProvisionalTotals totals = ProvisionalTotals.of(table(2), AT, Map.of());

        assertThat(totals.isFor(table(2))).isTrue();
        assertThat(totals.isFor(table(3))).isFalse();
        assertThat(totals.isFor(table(2).withId(new TableId(18)))).isFalse();
        assertThat(totals.isFor(table(2).in(TableWatch.LIVE, null))).isFalse();
    }

    private static WatchedTable table(int epoch) {
        return new WatchedTable(
                "shop",
                new TableId(17),
                new TableName("public", "booking"),
                16_401,
                List.of("id"),
                "tenant_id",
                null,
                null,
                null,
                List.of(),
                epoch,
                "1:0/0:0",
                TableWatch.SEEDING,
                null,
                null);
    }
}
