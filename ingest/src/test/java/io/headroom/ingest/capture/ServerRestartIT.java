package io.headroom.ingest.capture;

import static io.headroom.ingest.capture.Watched.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.testkit.OwnPostgres;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PostgreSQL goes away under an application that writes, and comes back. */
class ServerRestartIT {
    private static OwnPostgres server;

    @BeforeAll
    static void start() {
        server = OwnPostgres.start(
                Map.of("wal_level", "logical", "max_slot_wal_keep_size", "1GB", "max_prepared_transactions", "5"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void goesOn_afterFastAndImmediateRestarts_whileRowsCome() throws Exception {
        try (Watched shop = new Watched(server.postgres(), "restarted", Writing.TABLE).startStreaming();
                ChangeLog log = shop.log()) {
            try (Writing writing = Writing.to(shop)) {
                writing.await(50);
                server.stop();
                server.startAgain();
                writing.await(50);
                server.crash();
                server.startAgain();
                writing.await(50);
            }

            Invariant.holds(shop, log, "booking");
            assertThat(shop.status().generation()).isEqualTo(1);
        }
    }

    @Test
    void goesOn_whenItsWalsenderIsKilledTimeAndAgain_whileRowsCome() throws Exception {
        try (Watched shop = new Watched(server.postgres(), "shot", Writing.TABLE).startStreaming();
                ChangeLog log = shop.log()) {
            try (Writing writing = Writing.to(shop)) {
                for (int kills = 0; kills < 6; kills++) {
                    writing.await(30);
                    shop.awaitStreaming();
                    await().until(() -> shop.query("SELECT count(pg_terminate_backend(active_pid))"
                                    + " FROM pg_replication_slots WHERE active AND database = current_database()")
                            .equals("1"));
                }
            }

            Invariant.holds(shop, log, "booking");
            assertThat(shop.status().generation()).isEqualTo(1);
        }
    }

    @Test
    void countsPreparedTransactionsWhenTheyAreCommitted_evenAfterARestart() throws Exception {
        try (Watched shop = new Watched(server.postgres(), "prepared", Writing.TABLE).startStreaming();
                ChangeLog log = shop.log()) {
            shop.sql(
                    "BEGIN; INSERT INTO booking SELECT g, 1, 'x' FROM generate_series(1, 100) g;"
                            + " PREPARE TRANSACTION 'kept'",
                    "BEGIN; INSERT INTO booking SELECT g, 2, 'x' FROM generate_series(201, 300) g;"
                            + " PREPARE TRANSACTION 'undone'",
                    "INSERT INTO booking VALUES (1000, 3, 'x')");
            server.crash();
            server.startAgain();
            shop.sql(
                    "INSERT INTO booking VALUES (1001, 3, 'x')",
                    "COMMIT PREPARED 'kept'",
                    "ROLLBACK PREPARED 'undone'");

            Invariant.holds(shop, log, "booking");
            assertThat(shop.status().generation()).isEqualTo(1);
            assertThat(log.rows(shop.name)).containsEntry("booking/1", 100L).doesNotContainKey("booking/2");
        }
    }

    @Test
    void namesThePreparedTransaction_thatItsFirstSlotWaitsFor() throws Exception {
        try (Watched shop = new Watched(server.postgres(), "waits", Writing.TABLE)) {
            shop.sql("BEGIN; INSERT INTO booking VALUES (1, 1, 'x'); PREPARE TRANSACTION 'it''s open'");

            shop.start();

            await().untilAsserted(() -> assertThat(shop.status().problem())
                    .isNotNull()
                    .satisfies(problem -> assertThat(problem.fix()).contains("COMMIT PREPARED 'it''s open';")));
            shop.sql("COMMIT PREPARED 'it''s open'");
            shop.awaitStreaming();
            try (ChangeLog log = shop.log()) {
                Invariant.holds(shop, log, "booking");
            }
        }
    }

    @Test
    void saysWhatIsWrong_whileTheServerIsAway() throws Exception {
        try (Watched shop = new Watched(server.postgres(), "away", Writing.TABLE).startStreaming();
                ChangeLog log = shop.log()) {
            server.stop();

            await().untilAsserted(() -> assertThat(shop.status().problem())
                    .isNotNull()
                    .satisfies(problem -> assertThat(problem.reason()).contains("cannot be reached")));
            server.startAgain();
            shop.sql("INSERT INTO booking VALUES (1, 1, 'x')");
            Invariant.holds(shop, log, "booking");
        }
    }
}
