package io.headroom.ingest.capture;

import static io.headroom.ingest.capture.Watched.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capture.TableWatch;
import io.headroom.core.footprint.Footprint;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Rows that are read while they change. */
class SeedingIT {
    private static final String BOOKING =
            "CREATE TABLE booking (id bigint PRIMARY KEY, tenant_id int, note text, body text, more text)";
    private static final String VISIT = "CREATE TABLE visit (tenant_id int, page text)";

    @Test
    void countsEachRowOnce_whenItsChangesComeBeforeItsSeed() throws Exception {
        try (Watched shop = new Watched(
                        "before",
                        BOOKING,
                        "ALTER TABLE booking ALTER body SET STORAGE EXTERNAL, ALTER more SET STORAGE EXTERNAL",
                        VISIT,
                        "ALTER TABLE visit REPLICA IDENTITY FULL",
                        "INSERT INTO booking SELECT g, 1, 'x', repeat('b', 4000 + g), repeat('m', 5000 + g)"
                                + " FROM generate_series(1, 20) g",
                        "INSERT INTO visit SELECT 1, 'page ' || g % 3 FROM generate_series(1, 30) g");
                ChangeLog log = shop.log()) {
            SeedGate gate = new SeedGate(table -> true);
            shop.start(gate::before);
            await().until(gate::isReached);
            shop.sql(
                    "UPDATE booking SET note = 'changed' WHERE id <= 5",
                    "UPDATE booking SET tenant_id = 2, more = repeat('n', 7000) WHERE id = 6",
                    "UPDATE booking SET tenant_id = 3 WHERE id = 6",
                    "DELETE FROM booking WHERE id IN (7, 8)",
                    "INSERT INTO booking VALUES (8, 4, 'again', repeat('a', 3000), NULL), (100, 4, 'new', NULL, NULL)",
                    "UPDATE booking SET id = 200 WHERE id = 100",
                    "DELETE FROM visit WHERE ctid IN (SELECT ctid FROM visit WHERE page = 'page 0' LIMIT 4)",
                    "INSERT INTO visit VALUES (1, 'page 1'), (1, 'page 1'), (2, 'page 9')",
                    "DELETE FROM visit WHERE page = 'page 9'",
                    "UPDATE visit SET tenant_id = 5 WHERE page = 'page 2'");
            await().untilAsserted(() -> assertThat(log.read().rows(shop.name))
                    .containsEntry("booking/4", 2L)
                    .containsEntry("visit/5", 10L));
            gate.open();

            shop.awaitStreaming();
            await().untilAsserted(
                            () -> assertThat(log.read().rows(shop.name)).isEqualTo(shop.counts("booking", "visit")));
            Map<String, Footprint> seeded = log.footprints(shop.name);
            assertCountedAnewAlike(shop, log, seeded);
        }
    }

    /** Everything again from a new slot comes to the same bytes. */
    private static void assertCountedAnewAlike(Watched shop, ChangeLog log, Map<String, Footprint> before)
            throws Exception {
        shop.stop();
        shop.sql("SELECT pg_drop_replication_slot('headroom_" + shop.name + "_g1')");
        shop.startStreaming();
        await().until(() -> shop.status().seeded() == 2);
        assertThat(log.read().footprints(shop.name)).isEqualTo(before);
    }

    @Test
    void countsEachRowOnce_whileItIsReadAndWrittenAtTheSameTime() throws Exception {
        try (Watched shop = new Watched(
                        "busy",
                        BOOKING,
                        VISIT,
                        "ALTER TABLE visit REPLICA IDENTITY FULL",
                        "INSERT INTO booking SELECT g, g % 5, 'x' FROM generate_series(1, 30000) g",
                        "INSERT INTO visit SELECT g % 5, 'page ' || g % 3 FROM generate_series(1, 30000) g");
                ChangeLog log = shop.log()) {
            AtomicBoolean enough = new AtomicBoolean();
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(shop, enough));
            shop.startStreaming();
            enough.set(true);
            writer.join();

            await().untilAsserted(
                            () -> assertThat(log.read().rows(shop.name)).isEqualTo(shop.counts("booking", "visit")));
            assertThat(shop.status().generation()).isEqualTo(1);
        }
    }

    private static void write(Watched shop, AtomicBoolean enough) {
        try (Connection connection = shop.connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; !enough.get(); i++) {
                statement.execute("UPDATE booking SET tenant_id = (tenant_id + 1) % 5 WHERE id % 500 = " + i % 500);
                statement.execute("DELETE FROM booking WHERE id = " + (i * 37 % 30000));
                statement.execute("INSERT INTO booking VALUES (" + (40000 + i) + ", 1, 'new')");
                statement.execute("INSERT INTO visit VALUES (" + i % 5 + ", 'page " + i % 3 + "')");
                statement.execute("DELETE FROM visit WHERE ctid = (SELECT ctid FROM visit WHERE tenant_id = " + i % 4
                        + " LIMIT 1)");
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void keepsWhatIsFinished_whenItIsStoppedInTheMiddle() throws Exception {
        try (Watched shop = new Watched(
                        "middle",
                        BOOKING,
                        "CREATE TABLE note (id int PRIMARY KEY, tenant_id int)",
                        "INSERT INTO booking SELECT g, 1, 'x' FROM generate_series(1, 500) g",
                        "INSERT INTO note SELECT g, 1 FROM generate_series(1, 100) g");
                ChangeLog log = shop.log()) {
            SeedGate gate = new SeedGate(
                    table -> table == shop.tables().get("booking").id().value());
            shop.start(gate::before);
            await().until(() -> shop.tables().get("note") != null
                    && shop.tables().get("note").state() == TableWatch.LIVE
                    && gate.isReached());
            shop.sql("DELETE FROM booking WHERE id <= 100", "INSERT INTO note VALUES (101, 2)");
            shop.stop();
            shop.sql("INSERT INTO booking VALUES (501, 2, 'x')", "DELETE FROM note WHERE id = 1");

            shop.startStreaming();

            await().untilAsserted(
                            () -> assertThat(log.read().rows(shop.name)).isEqualTo(shop.counts("booking", "note")));
            assertThat(shop.status().generation()).isEqualTo(1);
            assertThat(shop.tables().get("note").epoch()).isEqualTo(1);
            assertThat(shop.tables().get("booking").epoch()).isEqualTo(2);
        }
    }

    @Test
    void losesNothing_ofATransactionThatWroteBeforeItsTableWasPublished() throws Exception {
        try (Watched shop = new Watched("late", BOOKING).startStreaming();
                ChangeLog log = shop.log();
                Connection writer = shop.connect();
                Statement statement = writer.createStatement()) {
            shop.sql("CREATE TABLE invoice (id int PRIMARY KEY, tenant_id int)");
            writer.setAutoCommit(false);
            statement.execute("INSERT INTO invoice VALUES (1, 1)");
            await().until(() -> shop.tables().get("invoice") != null);
            await().untilAsserted(() -> assertThat(shop.status().problem()).isNotNull());
            shop.sql("INSERT INTO invoice VALUES (2, 1)", "INSERT INTO booking VALUES (1, 1, 'x')");
            statement.execute("INSERT INTO invoice VALUES (3, 1)");
            writer.commit();
            shop.sql("INSERT INTO invoice VALUES (4, 1)");

            await().untilAsserted(
                            () -> assertThat(log.read().rows(shop.name)).isEqualTo(shop.counts("booking", "invoice")));
            assertThat(shop.tables().get("booking").epoch()).isEqualTo(1);
            await().until(() -> shop.tables().get("invoice").state() == TableWatch.LIVE);
        }
    }
}
