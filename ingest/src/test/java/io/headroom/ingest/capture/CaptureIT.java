package io.headroom.ingest.capture;

import static io.headroom.ingest.capture.Watched.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.change.RowChange;
import io.headroom.core.change.TableId;
import io.headroom.core.change.WideAttribute;
import io.headroom.core.footprint.Footprint;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaptureIT {

    @Test
    void countsTheRowsThatWereThere_andThoseThatCome() throws Exception {
        try (Watched shop = new Watched(
                        "shop",
                        "CREATE TABLE booking (id bigint PRIMARY KEY, tenant_id int, created_at timestamptz, note text)",
                        "CREATE TABLE country (code text PRIMARY KEY)",
                        "CREATE TABLE empty (id bigint PRIMARY KEY)",
                        "INSERT INTO booking SELECT g, g % 2, now(), 'x' FROM generate_series(1, 100) g",
                        "INSERT INTO country VALUES ('de'), ('fr')");
                ChangeLog log = shop.startStreaming().log()) {
            shop.sql(
                    "INSERT INTO booking VALUES (101, 1, now(), 'y'), (102, NULL, now(), 'z')",
                    "DELETE FROM booking WHERE id = 1",
                    "UPDATE booking SET tenant_id = 7 WHERE id = 3",
                    "UPDATE booking SET id = 1000 WHERE id = 5",
                    "INSERT INTO empty VALUES (1)");

            await().untilAsserted(() -> assertThat(log.read().rows(shop.name))
                    .isEqualTo(Map.of(
                            "booking/0", 50L,
                            "booking/1", 49L,
                            "booking/7", 1L,
                            "booking/.null", 1L,
                            "country/.shared", 2L,
                            "empty/.shared", 1L)));
            assertThat(shop.tables().values())
                    .allMatch(table -> table.state() == TableWatch.LIVE && table.epoch() == 1);
            assertThat(shop.status().generation()).isEqualTo(1);
            assertThat(shop.status().seeded()).isEqualTo(1);
        }
    }

    @Test
    void countsEqualRows_whereATableHasNoKeyButItsWholeRows() throws Exception {
        try (Watched shop = new Watched(
                        "keyless",
                        "CREATE TABLE visit (tenant_id int, page text)",
                        "ALTER TABLE visit REPLICA IDENTITY FULL",
                        "INSERT INTO visit SELECT 1, 'home' FROM generate_series(1, 5)");
                ChangeLog log = shop.startStreaming().log()) {
            shop.sql(
                    "INSERT INTO visit VALUES (1, 'home'), (2, 'home'), (2, 'home'), (2, 'shop')",
                    "UPDATE visit SET tenant_id = 3 WHERE page = 'shop'",
                    "DELETE FROM visit WHERE ctid = (SELECT min(ctid) FROM visit)",
                    "UPDATE visit SET page = 'home'");

            await().untilAsserted(() -> assertThat(log.read().rows(shop.name))
                    .isEqualTo(Map.of("visit/1", 5L, "visit/2", 2L, "visit/3", 1L)));
        }
    }

    @Test
    void leavesATableAlone_thatItWouldHurt() throws Exception {
        try (Watched shop = new Watched(
                        "unkeyed",
                        "CREATE TABLE booking (id bigint PRIMARY KEY, tenant_id int)",
                        "CREATE TABLE \"Odd Name\" (page text)",
                        "INSERT INTO \"Odd Name\" VALUES ('a'), ('b')");
                ChangeLog log = shop.startStreaming().log()) {
            shop.sql("DELETE FROM \"Odd Name\" WHERE page = 'a'", "INSERT INTO booking VALUES (1, 1)");

            await().untilAsserted(() -> assertThat(log.read().rows(shop.name)).isEqualTo(Map.of("booking/1", 1L)));
            WatchedTable odd = shop.tables().get("Odd Name");
            assertThat(odd.state()).isEqualTo(TableWatch.UNKNOWN);
            assertThat(odd.problem())
                    .isNotNull()
                    .satisfies(problem -> assertThat(problem.fix())
                            .contains("ALTER TABLE \"public\".\"Odd Name\" REPLICA IDENTITY FULL;"));
        }
    }

    @Test
    void bindsPartitionsToTheirRoot() throws Exception {
        try (Watched shop = new Watched(
                        "parted",
                        "CREATE TABLE event (id bigint, tenant_id int, PRIMARY KEY (id)) PARTITION BY RANGE (id)",
                        "CREATE TABLE event_a PARTITION OF event FOR VALUES FROM (0) TO (100)",
                        "CREATE TABLE event_b PARTITION OF event FOR VALUES FROM (100) TO (200)",
                        "INSERT INTO event SELECT g, 1 FROM generate_series(90, 109) g");
                ChangeLog log = shop.startStreaming().log()) {
            shop.sql("INSERT INTO event VALUES (1, 2), (199, 2)", "UPDATE event SET id = 150 WHERE id = 90");

            await().untilAsserted(() ->
                    assertThat(log.read().rows(shop.name)).isEqualTo(Map.of("event/1", 20L, "event/2", 2L)));
            assertThat(shop.tables()).containsOnlyKeys("event");
        }
    }

    @Test
    void takesALargeValueForUnchanged_whenOnlyItsNeighbourChanges() throws Exception {
        try (Watched shop = new Watched(
                        "toasted",
                        "CREATE TABLE document (id int PRIMARY KEY, tenant_id int, body text, notes text)",
                        "ALTER TABLE document ALTER body SET STORAGE EXTERNAL, ALTER notes SET STORAGE EXTERNAL",
                        "INSERT INTO document VALUES (1, 1, repeat('b', 5000), repeat('n', 6000))");
                ChangeLog log = shop.startStreaming().log()) {
            TableId document = shop.tables().get("document").id();
            shop.sql("UPDATE document SET notes = repeat('m', 9000)");
            await().untilAsserted(() -> assertThat(log.read()
                            .changes((entry, change) ->
                                    document.equals(entry.row().table())))
                    .hasSize(2));
            RowChange update = (RowChange) log.entries().stream()
                    .filter(entry -> entry.value() instanceof RowChange change
                            && change.wide().contains(new WideAttribute.Unchanged(3)))
                    .findFirst()
                    .orElseThrow()
                    .value();
            assertThat(update.wide()).containsExactly(new WideAttribute.Unchanged(3), new WideAttribute.Sized(4, 9004));
            Map<String, Footprint> streamed = log.footprints(shop.name);

            shop.stop();
            shop.sql("SELECT pg_drop_replication_slot('headroom_" + shop.name + "_g1')");
            shop.startStreaming();

            await().until(() -> shop.status().seeded() == 2);
            assertThat(log.read().footprints(shop.name)).isEqualTo(streamed);
        }
    }

    @Test
    void countsATableThatComesLater_andForgetsOneThatGoes() throws Exception {
        try (Watched shop = new Watched(
                        "altered",
                        "CREATE TABLE booking (id bigint PRIMARY KEY, tenant_id int)",
                        "CREATE TABLE basket (id bigint PRIMARY KEY, tenant_id int)",
                        "INSERT INTO basket VALUES (1, 1)");
                ChangeLog log = shop.startStreaming().log()) {
            shop.sql(
                    "CREATE TABLE invoice (id bigint PRIMARY KEY, tenant_id int)",
                    "INSERT INTO invoice VALUES (1, 4), (2, 4)",
                    "ALTER TABLE booking ADD COLUMN note text",
                    "INSERT INTO booking VALUES (1, 1, 'x')",
                    "DROP TABLE basket");

            await().untilAsserted(() ->
                    assertThat(log.read().rows(shop.name)).isEqualTo(Map.of("booking/1", 1L, "invoice/4", 2L)));
            await().until(() -> shop.status().state() == CaptureState.STREAMING);
            assertThat(shop.tables().get("basket").state()).isEqualTo(TableWatch.DROPPED);
        }
    }

    @Test
    void letsTheSlotMoveOn_whileTheDatabaseIsIdleAndAnotherIsBusy() throws Exception {
        try (Watched idle = new Watched("idle", "CREATE TABLE booking (id bigint PRIMARY KEY)")
                        .with("tenant: { column: id }")
                        .startStreaming();
                Watched busy = new Watched("busy", "CREATE TABLE filler (id bigint, text text)")) {
            busy.sql("INSERT INTO filler SELECT g, repeat(md5(g::text), 10) FROM generate_series(1, 40000) g");
            String behind = "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn) < 100000"
                    + " FROM pg_replication_slots WHERE slot_name = 'headroom_" + idle.name + "_g1'";

            await().untilAsserted(() -> assertThat(idle.query(behind)).isEqualTo("t"));
            assertThat(idle.status().committedAt()).isNotNull();
        }
    }

    @Test
    void namesWhoHoldsItUp_andStillCloses_whileATransactionIsOpen() throws Exception {
        try (Watched shop = new Watched("held", "CREATE TABLE booking (id bigint PRIMARY KEY, tenant_id int)");
                Connection writer = shop.connect();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("INSERT INTO booking VALUES (1, 1)");
            shop.start();
            await().untilAsserted(() -> assertThat(shop.status().problem())
                    .isNotNull()
                    .satisfies(problem -> assertThat(problem.fix()).contains("pg_terminate_backend(")));

            long begun = System.nanoTime();
            shop.stop();

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            writer.rollback();
        }
    }
}
