package io.headroom.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capture.DeadLetter;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.change.TableId;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FactsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final ReadFacts read = new ReadFacts();

    @Test
    void countsIdentifiedTenantsThatHoldRows() {
        read.footprint("shop/tenant:1", 1, 10)
                .footprint("shop/tenant:2", 2, 20)
                .footprint("shop/tenant:2", 3, 30)
                .footprint("shop/tenant:3", 0, 0)
                .footprint("shop/tenant:.null", 5, 50);

        assertThat(footprints().liveTenants()).isEqualTo(2);
        assertThat(footprints().tenants()).containsOnlyKeys(Tenant.of("1"), Tenant.of("2"), Tenant.NULL);

        read.footprint("shop/tenant:1", 0, 0)
                .footprint("shop/tenant:1", 0, 0)
                .forgotten("shop/tenant:2")
                .forgotten("shop/tenant:2");

        assertThat(footprints().liveTenants()).isZero();
    }

    @Test
    void keepsTablesThatBecameEmpty_butNoPartsOfThem() {
        read.footprint("shop/table:a.b", 1, 10)
                .footprint("shop/table:a.b/tenant:1", 1, 10)
                .footprint("shop/table:a.b", 0, 0)
                .footprint("shop/table:a.b/tenant:1", 0, 0);

        assertThat(footprints().tables()).containsEntry(new TableName("a", "b"), Footprint.NONE);
        assertThat(footprints().tenantTables()).isEmpty();
    }

    @Test
    void knowsNothingOfADatabaseNobodyCounted() {
        assertThat(footprints().total()).isNull();
        assertThat(read.footprint("shop/database", 0, 0, NOW)
                        .facts()
                        .footprints()
                        .of("shop")
                        .total())
                .isNotNull();
        assertThat(read.forgotten("shop/database")
                        .facts()
                        .footprints()
                        .of("shop")
                        .total())
                .isNull();
    }

    @Test
    void showsTheSuccessorOfADroppedTable() {
        read.table("a/b/1", table(1, TableWatch.LIVE))
                .table("a/b/2", table(2, TableWatch.SEEDING))
                .table("a/b/1", table(1, TableWatch.DROPPED));

        assertThat(read.facts().tables().of("a/b").values())
                .extracting(WatchedTable::state)
                .containsExactly(TableWatch.SEEDING);

        read.table("a/b/1", null).table("a/b/2", null).table("a/b/2", null);

        assertThat(read.facts().tables().known("a/b")).isFalse();
    }

    @Test
    void gathersDoubtsByTable_andForgetsThemWithTheTopic() {
        read.deadLetter(letter("shop", "a.b", "first"), NOW.minus(DeadLetters.KEPT))
                .deadLetter(letter("shop", "a.c", "first"), NOW.minusSeconds(9))
                .deadLetter(letter("shop", "a.c", "second"), NOW.minusSeconds(8))
                .deadLetter(letter("shop", null, "unnamed"), NOW)
                .deadLetter(letter(null, null, "nobody's"), NOW);

        assertThat(read.facts().deadLetters().of("shop", NOW))
                .containsExactlyInAnyOrder(
                        new DeadLetters.Doubt("a.c", 2, "second", NOW.minusSeconds(8)),
                        new DeadLetters.Doubt(null, 1, "unnamed", NOW));
    }

    private DatabaseFootprints footprints() {
        return read.facts().footprints().of("shop");
    }

    private static WatchedTable table(int id, TableWatch state) {
        return new WatchedTable(
                "a/b",
                new TableId(id),
                new TableName("public", "t"),
                id,
                List.of("id"),
                null,
                1,
                "1:0/0:0",
                state,
                null,
                null);
    }

    private static DeadLetter letter(@Nullable String database, @Nullable String table, String reason) {
        return new DeadLetter("t", 0, 0, database, table, reason, null, null);
    }
}
