package io.headroom.ingest.capture;

import static io.headroom.ingest.capture.Watched.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.change.Mark;
import io.headroom.core.change.Position;
import io.headroom.core.change.RowKey;
import java.io.StringReader;
import java.sql.Connection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Engines that die in the middle of things, and what the next one says again. */
class RedeliveryIT {
    private static final String TABLE = "CREATE TABLE booking (id bigint PRIMARY KEY, tenant_id int, note text)";

    private final Faults faults = new Faults();

    @Test
    void repeatsACopyUnderTheSamePositions_whenTheEngineDiesInsideIt() throws Exception {
        try (Watched shop = new Watched("copied", TABLE, "INSERT INTO booking VALUES (0, 1, 'seed')");
                ChangeLog log = streaming(shop).log()) {
            faults.arm(300, 1, 999, 1100);

            copy(shop, 1, 1000);
            shop.sql("INSERT INTO booking SELECT g, 1, 'x' FROM generate_series(2001, 2050) g");
            copy(shop, 3001, 1000);

            await().untilAsserted(() -> assertThat(log.read().rows(shop.name)).isEqualTo(Map.of("booking/1", 2051L)));
            await().until(faults::done);
            assertThat(faults.happened()).isEqualTo(4);
            assertThat(shop.status().generation()).isEqualTo(1);
            assertEachRowHasOnePosition(shop, log, 2051);
        }
    }

    /** The engine would take this type for a reason to drop the batch without a word. */
    @Test
    void losesNothing_whenABatchMeetsAnErrorThatMayBeTriedAgain() throws Exception {
        Faults passing = new Faults(RetriableException::new);
        try (Watched shop = new Watched("retriable", TABLE).start(passing::before);
                ChangeLog log = shop.log()) {
            shop.awaitStreaming();
            passing.arm(5, 30);

            shop.sql("INSERT INTO booking SELECT g, 1, 'x' FROM generate_series(1, 40) g");
            copy(shop, 101, 60);

            await().untilAsserted(() -> assertThat(log.read().rows(shop.name)).isEqualTo(Map.of("booking/1", 100L)));
            assertThat(passing.happened()).isEqualTo(2);
            assertThat(shop.status().generation()).isEqualTo(1);
        }
    }

    @Test
    void numbersTheFirstTransactionOfASlotTheSameWay_howeverOftenItComes() throws Exception {
        try (Watched shop = new Watched("first", TABLE).beating("PT1H");
                ChangeLog log = shop.log()) {
            shop.sql("INSERT INTO booking VALUES (0, 1, 'seed')");
            shop.start(faults::before);
            await().until(() -> shop.status().seeded() == 1);
            faults.arm(400, 1000, 1002);

            copy(shop, 1, 1000);
            shop.sql("INSERT INTO booking VALUES (2001, 1, 'x')");
            shop.sql("INSERT INTO booking VALUES (2002, 1, 'x'), (2003, 1, 'x')");
            await().until(faults::done);
            await().untilAsserted(() -> assertThat(log.read().rows(shop.name)).isEqualTo(Map.of("booking/1", 1004L)));
            shop.stop();
            shop.start();
            shop.sql("INSERT INTO booking VALUES (2004, 1, 'x')");

            await().untilAsserted(() -> assertThat(log.read().rows(shop.name)).isEqualTo(Map.of("booking/1", 1005L)));
            assertThat(shop.status().generation()).isEqualTo(1);
            assertEachRowHasOnePosition(shop, log, 1005);
        }
    }

    @Test
    void losesNothing_whenItIsClosedAndStartedWhileRowsCome() throws Exception {
        try (Watched shop = new Watched("closed", TABLE, "INSERT INTO booking VALUES (0, 1, 'seed')");
                ChangeLog log = streaming(shop).log()) {
            for (int round = 0; round < 4; round++) {
                copy(shop, 1 + round * 5000, 2500);
                shop.stop();
                copy(shop, 2501 + round * 5000, 2500);
                shop.startStreaming();
            }

            await().untilAsserted(() -> assertThat(log.read().rows(shop.name)).isEqualTo(Map.of("booking/1", 20_001L)));
            assertThat(shop.status().generation()).isEqualTo(1);
            assertEachRowHasOnePosition(shop, log, 20_001);
        }
    }

    @Test
    void endsEachEpochOnce_whenTruncatesAreDeliveredAgain() throws Exception {
        try (Watched shop = new Watched("emptied", TABLE, "INSERT INTO booking VALUES (0, 1, 'seed')");
                ChangeLog log = streaming(shop).log()) {
            faults.arm(4, 8, 11);

            for (int round = 0; round < 3; round++) {
                shop.sql(
                        "INSERT INTO booking SELECT g, 1, 'x' FROM generate_series(1, 3) g",
                        "TRUNCATE booking",
                        "INSERT INTO booking SELECT g, 2, 'x' FROM generate_series(4, 7) g");
            }

            await().until(() -> shop.tables().get("booking").epoch() == 4);
            await().untilAsserted(() -> assertThat(log.read().rows(shop.name)).isEqualTo(Map.of("booking/2", 4L)));
            assertThat(faults.happened()).isPositive();
            assertThat(shop.tables().get("booking").epoch()).isEqualTo(4);
            Map<Integer, Set<Position>> truncated = truncates(shop, log);
            assertThat(truncated.keySet()).containsExactlyInAnyOrder(2, 3, 4);
            assertThat(truncated.values()).allMatch(positions -> positions.size() == 1);
        }
    }

    @Test
    void seedsATableAnewUnderAnotherEpoch_whenItsReadingIsCutOff() throws Exception {
        try (Watched shop = new Watched(
                        "seeded", TABLE, "INSERT INTO booking SELECT g, 1, 'x' FROM generate_series(1, 500) g");
                ChangeLog log = shop.log()) {
            faults.arm(250);
            shop.start(faults::before);
            await().until(() -> faults.happened() == 1);
            shop.sql("DELETE FROM booking WHERE id <= 100", "INSERT INTO booking VALUES (501, 2, 'x')");

            shop.awaitStreaming();

            await().untilAsserted(() ->
                    assertThat(log.read().rows(shop.name)).isEqualTo(Map.of("booking/1", 400L, "booking/2", 1L)));
            assertThat(shop.status().generation()).isEqualTo(1);
            assertThat(shop.tables().get("booking").epoch()).isEqualTo(2);
            assertThat(shop.query("SELECT string_agg(slot_name, ',') FROM pg_replication_slots WHERE database = '"
                            + shop.name + "'"))
                    .isEqualTo("headroom_" + shop.name + "_g1");
        }
    }

    @Test
    void goesOn_whenItsReplicationConnectionIsKilled() throws Exception {
        try (Watched shop = new Watched("killed", TABLE, "INSERT INTO booking VALUES (0, 1, 'seed')");
                ChangeLog log = streaming(shop).log()) {
            for (int round = 1; round <= 3; round++) {
                shop.sql(
                        "INSERT INTO booking VALUES (" + round + ", 1, 'x')",
                        "SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots"
                                + " WHERE database = current_database() AND active",
                        "INSERT INTO booking VALUES (" + round + "00, 1, 'x')");
                long expected = 1 + 2L * round;
                await().untilAsserted(
                                () -> assertThat(log.read().rows(shop.name)).isEqualTo(Map.of("booking/1", expected)));
            }
            assertThat(shop.status().generation()).isEqualTo(1);
        }
    }

    @Test
    void countsAnew_whenSomebodyElseMovedTheSlot() throws Exception {
        try (Watched shop = new Watched("moved", TABLE, "INSERT INTO booking VALUES (0, 1, 'seed')");
                ChangeLog log = streaming(shop).log()) {
            shop.stop();
            shop.sql(
                    "INSERT INTO booking VALUES (1, 1, 'missed')",
                    "SELECT pg_replication_slot_advance('headroom_" + shop.name + "_g1', pg_current_wal_lsn())");

            shop.start();

            await().untilAsserted(() -> assertThat(log.read().rows(shop.name)).isEqualTo(Map.of("booking/1", 2L)));
            assertThat(shop.status().generation()).isEqualTo(2);
        }
    }

    private Watched streaming(Watched shop) {
        shop.start(faults::before);
        shop.awaitStreaming();
        return shop;
    }

    private static void copy(Watched shop, int from, int rows) throws Exception {
        String text = IntStream.range(from, from + rows)
                .mapToObj(id -> id + "\t1\tnote " + id + "\n")
                .collect(Collectors.joining());
        try (Connection connection = shop.connect()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY booking FROM STDIN", new StringReader(text));
        }
    }

    private static void assertEachRowHasOnePosition(Watched shop, ChangeLog log, int rows) {
        var table = shop.tables().get("booking").id();
        Map<RowKey, Set<Position>> positions = new HashMap<>();
        List<ChangeLog.Entry> changes =
                log.changes((entry, change) -> entry.row().table().equals(table));
        changes.forEach(entry ->
                positions.computeIfAbsent(entry.row(), row -> new HashSet<>()).add(entry.position()));
        assertThat(positions).hasSize(rows);
        assertThat(positions.values()).allMatch(each -> each.size() == 1);
    }

    private static Map<Integer, Set<Position>> truncates(Watched shop, ChangeLog log) {
        var table = shop.tables().get("booking").id();
        Map<Integer, Set<Position>> positions = new HashMap<>();
        for (ChangeLog.Entry entry : log.entries()) {
            if (entry.value() instanceof Mark.Truncated mark && mark.table().equals(table)) {
                positions
                        .computeIfAbsent(mark.epoch(), epoch -> new HashSet<>())
                        .add(mark.position());
            }
        }
        return positions;
    }
}
