package io.headroom.ingest.capture;

import static io.headroom.ingest.capture.Watched.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capture.Problem;
import io.headroom.ingest.announce.StoredOffsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** The place in the log is lost: what may have been missed is counted anew, and nothing is counted twice. */
class LostPlaceIT {
    private static final String ROWS = "INSERT INTO booking SELECT g, g % 3, 'x' FROM generate_series(1, 200) g";
    private static final String CHANGES =
            "DELETE FROM booking WHERE id <= 20; UPDATE booking SET tenant_id = 4 WHERE id"
                    + " BETWEEN 30 AND 40; INSERT INTO booking SELECT g, 5, 'x' FROM generate_series(301, 350) g";

    @Test
    void countsAnew_whenItsSlotIsDroppedWhileRowsCome() throws Exception {
        try (Watched shop = new Watched("dropped", Writing.TABLE, ROWS).startStreaming();
                ChangeLog log = shop.log()) {
            Set<String> reasons = new HashSet<>();
            try (Writing writing = Writing.to(shop)) {
                writing.await(30);
                shop.sql("DO $$ BEGIN FOR i IN 1 .. 1000 LOOP PERFORM pg_terminate_backend(active_pid)"
                        + " FROM pg_replication_slots WHERE database = current_database();"
                        + " BEGIN PERFORM pg_drop_replication_slot('" + slot(shop) + "'); EXIT;"
                        + " EXCEPTION WHEN object_in_use THEN PERFORM pg_sleep(0.005); END; END LOOP; END $$");
                long begin = System.nanoTime();
                awaitReason(shop, reasons, "its replication slot is gone");
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
                writing.await(30);
            }

            assertCountedAnew(shop, log);
        }
    }

    @Test
    void countsAnew_whenItsSlotWasDroppedInTheMeantime() throws Exception {
        try (Watched shop = new Watched("absent", Writing.TABLE, ROWS).startStreaming();
                ChangeLog log = shop.log()) {
            shop.stop();
            shop.sql("SELECT pg_drop_replication_slot('" + slot(shop) + "')", CHANGES);

            shop.start();

            assertCountedAnew(shop, log);
        }
    }

    @Test
    void countsAnew_whenSomebodyElseMovesItsSlotWhileRowsCome() throws Exception {
        try (Watched shop = new Watched("moved", Writing.TABLE, ROWS).startStreaming();
                ChangeLog log = shop.log()) {
            Set<String> reasons = new HashSet<>();
            try (Writing writing = Writing.to(shop)) {
                writing.await(30);
                shop.sql("DO $$ BEGIN FOR i IN 1 .. 1000 LOOP PERFORM pg_terminate_backend(active_pid)"
                        + " FROM pg_replication_slots WHERE database = current_database();"
                        + " BEGIN PERFORM pg_replication_slot_advance('" + slot(shop)
                        + "', pg_current_wal_lsn()); EXIT;"
                        + " EXCEPTION WHEN object_in_use THEN PERFORM pg_sleep(0.005); END; END LOOP; END $$");
                awaitReason(shop, reasons, "somebody else moved its replication slot on");
                writing.await(30);
            }

            assertCountedAnew(shop, log);
        }
    }

    @Test
    void countsAnew_whenItsOffsetsWereWiped() throws Exception {
        try (Watched shop = new Watched("wiped", Writing.TABLE, ROWS).startStreaming();
                ChangeLog log = shop.log()) {
            acknowledge(shop, log);
            shop.stop();
            store(shop, null);
            shop.sql(CHANGES);

            shop.start();

            assertCountedAnew(shop, log);
        }
    }

    @Test
    void countsAnew_whenItsOffsetsAreCorrupt() throws Exception {
        try (Watched shop = new Watched("corrupt", Writing.TABLE, ROWS).startStreaming();
                ChangeLog log = shop.log()) {
            acknowledge(shop, log);
            shop.stop();
            store(shop, "{\"lsn\":");
            shop.sql(CHANGES);

            shop.start();

            assertCountedAnew(shop, log);
        }
    }

    private static void assertCountedAnew(Watched shop, ChangeLog log) {
        await().until(() -> shop.status().generation() == 2);
        Invariant.holds(shop, log, "booking");
        assertThat(shop.status().generation()).isEqualTo(2);
        assertThat(shop.status().seeded()).isEqualTo(2);
    }

    private static void awaitReason(Watched shop, Set<String> reasons, String reason) {
        await().pollInterval(Duration.ofMillis(5)).until(() -> {
            Problem problem = shop.status().problem();
            return problem != null
                    && reasons.add(problem.reason())
                    && problem.reason().contains(reason);
        });
    }

    /** Only what was confirmed once can be missed. */
    private static void acknowledge(Watched shop, ChangeLog log) throws Exception {
        String confirmed =
                "SELECT confirmed_flush_lsn FROM pg_replication_slots WHERE slot_name = '" + slot(shop) + "'";
        String before = shop.query(confirmed);
        shop.sql("INSERT INTO booking VALUES (1000, 9, 'x')");
        await().until(() -> !shop.query(confirmed).equals(before));
        Invariant.holds(shop, log, "booking");
    }

    private static void store(Watched shop, String offset) throws Exception {
        String engine = EngineSettings.engineName(shop.name, 1);
        String key = "[\"" + engine + "\",{\"server\":\"" + engine + "\"}]";
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(Map.copyOf(shop.kafka()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(StoredOffsets.TOPIC, key, offset))
                    .get();
        }
    }

    private static String slot(Watched shop) {
        return "headroom_" + shop.name + "_g1";
    }
}
