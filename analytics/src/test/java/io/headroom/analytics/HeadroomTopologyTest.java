package io.headroom.analytics;

import static io.headroom.analytics.TopologyFixture.AT;
import static io.headroom.analytics.TopologyFixture.BOOKING;
import static io.headroom.analytics.TopologyFixture.BOOKING_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.change.ChangeCodec;
import io.headroom.core.change.Mark;
import io.headroom.core.change.Position;
import io.headroom.core.change.RowChange;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.ShareTotal;
import io.headroom.core.cohort.Cohort;
import io.headroom.core.cohort.LiveCohorts;
import io.headroom.core.cohort.Share;
import io.headroom.core.decision.Estate;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.footprint.LiveFootprint;
import io.headroom.core.scope.Tenant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadroomTopologyTest {
    @TempDir
    Path state;

    private TopologyFixture topology;

    @BeforeEach
    void start() {
        topology = new TopologyFixture(state);
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void isTheTopologyThatWasAgreedOn() throws IOException {
        try (var golden = getClass().getResourceAsStream("/topology.txt")) {
            String expected = golden == null ? "" : new String(golden.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(HeadroomTopology.build(1, Estate.UNKNOWN).describe().toString())
                    .as("The topology changed. Stores and repartition topics keep their names for ever, or running"
                            + " installations lose their state: if a name went missing below, bring it back. If only"
                            + " operators were added or moved, copy the new description into"
                            + " analytics/src/test/resources/topology.txt.")
                    .isEqualToNormalizingNewlines(expected);
        }
    }

    @Test
    void addsARowToItsFourScopes() {
        topology.open(1);
        topology.row(1, topology.insert("42", 80));

        assertThat(topology.flush())
                .isEqualTo(Map.of(
                        "shop/database", live(1, 80),
                        "shop/table:public.Booking", live(1, 80),
                        "shop/tenant:42", live(1, 80),
                        "shop/table:public.Booking/tenant:42", live(1, 80)));
        assertThat(topology.counters()).containsExactly(2L, 0L, 0L);
    }

    @Test
    void addsWhatSweepsFound_andGoesOnFromThereWithRows() {
        topology.send(new Mark.Opened(BOOKING, "shop", BOOKING_NAME, 1, new Position(1, 0, 0), AT, null, true));
        sweep(AT.plusSeconds(1), new Footprint(3, 240));
        assertThat(topology.flush())
                .containsEntry("shop/table:public.Booking/tenant:42", live(3, 240))
                .hasSize(4);
        sweep(AT.plusSeconds(2), new Footprint(2, 170));
        assertThat(topology.flush()).containsEntry("shop/database", live(2, 170));

        topology.open(2);
        topology.row(1, topology.seed(2, "42", 90));
        assertThat(topology.flush()).isEmpty();
        topology.send(new Mark.Finished(BOOKING, 2, new Position(2, 1, 1), AT.plusSeconds(3)));

        assertThat(topology.flush()).containsEntry("shop/database", live(1, 90));
        assertThat(topology.counters()).containsExactly(8L, 0L, 0L);
    }

    private void sweep(Instant at, Footprint found) {
        Share share = new Share(Tenant.of("42"), Cohort.UNKNOWN);
        Position position = new Position(1, at.getEpochSecond(), 0);
        ShareTotal total =
                new ShareTotal(BOOKING, 1, position, at, share, new TreeMap<>(Map.of(Cohort.UNKNOWN.start(), found)));
        topology.sendRaw(new RowKey(BOOKING, 2, 1).bytes(), ChangeCodec.encode(total));
        topology.send(new Mark.Swept(BOOKING, 1, position, at, at));
    }

    @Test
    void booksARedeliveredTransactionOnce() {
        topology.open(1);
        RowChange inserted = topology.row(1, topology.insert("42", 80));
        RowChange deleted = topology.row(1, topology.delete());
        topology.flush();

        topology.row(1, inserted);
        topology.row(1, deleted);

        assertThat(topology.flush()).isEmpty();
        assertThat(topology.counters()).containsExactly(3L, 2L, 0L);
    }

    @Test
    void takesADeletedRowFromTheTenantTheLedgerKnows() {
        topology.open(1);
        topology.row(1, topology.insert("42", 80));
        topology.row(2, topology.insert("42", 100));
        topology.flush();

        topology.row(1, topology.delete());

        assertThat(topology.flush()).containsEntry("shop/tenant:42", live(1, 100));
    }

    @Test
    void movesARowBetweenTenantsWithoutTouchingTheTable() {
        topology.open(1);
        topology.row(1, topology.insert("42", 80));
        topology.flush();

        topology.row(1, topology.update("43", 80));

        assertThat(topology.flush())
                .containsOnlyKeys(
                        "shop/tenant:42",
                        "shop/tenant:43",
                        "shop/table:public.Booking/tenant:42",
                        "shop/table:public.Booking/tenant:43")
                .containsEntry("shop/tenant:42", live(0, 0))
                .containsEntry("shop/tenant:43", live(1, 80));
    }

    @Test
    void emptiesATruncatedTableAndCountsWhatFollows() {
        topology.open(1);
        topology.row(1, topology.insert("42", 80));
        topology.row(2, topology.insert("43", 80));
        topology.flush();

        topology.send(new Mark.Truncated(BOOKING, 2, topology.next(), AT));
        topology.row(1, topology.insert("42", 10));

        assertThat(topology.flush())
                .containsEntry("shop/database", live(1, 10))
                .containsEntry("shop/tenant:42", live(1, 10))
                .containsEntry("shop/tenant:43", live(0, 0));
    }

    @Test
    void takesTheMonthsBack_whenNothingIsLeftOfATenantInATable() {
        topology.open(1);
        topology.row(1, topology.insert("42", 80));
        topology.flush();
        Map<String, @Nullable LiveCohorts> before = topology.cohorts();

        topology.row(1, topology.delete());
        topology.flush();

        assertThat(before).containsOnlyKeys("shop/table:public.Booking/tenant:42");
        assertThat(topology.cohorts()).containsEntry("shop/table:public.Booking/tenant:42", null);
    }

    @Test
    void dropsOnlyWhatASecondCountDidNotFind() {
        topology.open(1);
        topology.row(1, topology.insert("42", 80));
        topology.row(2, topology.insert("42", 80));
        topology.flush();

        topology.open(2);
        topology.row(1, topology.seed(2, "42", 80));
        Map<String, LiveFootprint> during = topology.flush();
        topology.send(new Mark.Finished(BOOKING, 2, new Position(2, 100, 0), AT));

        assertThat(during).isEmpty();
        assertThat(topology.flush()).containsEntry("shop/tenant:42", live(1, 80));
    }

    @Test
    void tellsHowFarADatabaseHasBeenCounted() {
        topology.open(1);
        topology.row(1, topology.insert("42", 80));
        topology.send(new Mark.Watermark("shop", topology.next(), AT));

        assertThat(topology.flush()).containsEntry("shop/database", new LiveFootprint(new Footprint(1, 80), AT));
    }

    @Test
    void setsMalformedRecordsAsideAndGoesOn() {
        topology.open(1);
        byte[] bookingKey = {0, 0, 0, 7, 1, 2, 3};
        topology.sendRaw(bookingKey, new byte[] {99, 1, 2});
        topology.sendRaw(new byte[0], new byte[] {1, 0});
        topology.sendRaw(bookingKey, null);
        topology.row(1, topology.insert("42", 80));

        assertThat(topology.flush()).containsEntry("shop/database", live(1, 80));
        assertThat(topology.deadLetters()).hasSize(2).first().satisfies(letter -> {
            assertThat(letter.database()).isEqualTo("shop");
            assertThat(letter.table()).isEqualTo("public.Booking");
            assertThat(letter.reason()).contains("version 99");
        });
        assertThat(topology.counters()).containsExactly(2L, 0L, 2L);
    }

    @Test
    void setsARowOfAnUnknownTableAside() {
        topology.row(1, topology.insert("42", 80));

        assertThat(topology.flush()).isEmpty();
        assertThat(topology.deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.reason()).contains("table id 7"));
    }

    private static LiveFootprint live(long rows, long bytes) {
        return new LiveFootprint(new Footprint(rows, bytes), null);
    }
}
