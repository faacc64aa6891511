package io.headroom.ingest.capture;

import static io.headroom.ingest.capture.Watched.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capture.CaptureState;
import io.headroom.ingest.announce.LastWords;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Two captures of one database, as two processes with one configuration would have them. */
class TwoProcessesIT {

    @Test
    void theSecondWaitsWithoutAWord_andTakesOverWhereTheFirstEnded() throws Exception {
        try (Watched shop = new Watched("pair", Writing.TABLE).startStreaming();
                ChangeLog log = shop.log();
                LastWords said = new LastWords(shop.kafka());
                Writing writing = Writing.to(shop);
                Captures second = shop.launch(publisher -> publisher)) {
            await().untilAsserted(() -> assertThat(second.statuses().get(0).problem())
                    .isNotNull()
                    .satisfies(problem -> assertThat(problem.reason())
                            .startsWith("Another process of Headroom captures database " + shop.name)));
            writing.await(50);
            assertThat(shop.status().state()).isEqualTo(CaptureState.STREAMING);
            assertThat(Objects.requireNonNull(said.all().get(shop.name)).state())
                    .isEqualTo(CaptureState.STREAMING);

            shop.stop();
            shop.follow(second);
            shop.awaitStreaming();
            writing.await(50);
            writing.end();

            Invariant.holds(shop, log, "booking");
            assertThat(shop.status().generation()).isEqualTo(1);
        }
    }

    /** Whoever takes over has to know of the generation that the other began while it waited itself. */
    @Test
    void whoeverTakesOverGoesOnWithTheGenerationThatTheOtherHasReached() throws Exception {
        try (Watched shop = new Watched("heir", Writing.TABLE).startStreaming();
                ChangeLog log = shop.log();
                Captures second = shop.launch(publisher -> publisher)) {
            await().until(() -> second.statuses().get(0).state() == CaptureState.RETRYING);
            shop.sql("DO $$ BEGIN FOR i IN 1 .. 1000 LOOP PERFORM pg_terminate_backend(active_pid)"
                    + " FROM pg_replication_slots WHERE database = current_database();"
                    + " BEGIN PERFORM pg_drop_replication_slot('headroom_" + shop.name + "_g1'); EXIT;"
                    + " EXCEPTION WHEN object_in_use THEN PERFORM pg_sleep(0.005); END; END LOOP; END $$");
            await().until(() ->
                    shop.status().seeded() == 2 || second.statuses().get(0).seeded() == 2);

            boolean firstHasIt = shop.status().seeded() == 2;
            (firstHasIt ? shop.captures() : second).close();
            shop.follow(firstHasIt ? second : shop.captures());
            shop.awaitStreaming();
            shop.sql("INSERT INTO booking VALUES (1, 1, 'x')");

            Invariant.holds(shop, log, "booking");
            assertThat(shop.status().generation()).isEqualTo(2);
        }
    }

    /** Both find an empty place: one makes the slot, and none drops the other's. */
    @Test
    void ofTwoThatStartTogetherOneMakesTheSlot() throws Exception {
        try (Watched shop = new Watched(
                        "twins", Writing.TABLE, "INSERT INTO booking SELECT g, 1, 'x' FROM generate_series(1, 500) g");
                Captures second = shop.launch(publisher -> publisher)) {
            shop.start();
            await().until(() -> shop.status().state() == CaptureState.STREAMING
                    || second.statuses().get(0).state() == CaptureState.STREAMING);
            if (shop.status().state() != CaptureState.STREAMING) {
                shop.stop();
                shop.follow(second);
            }
            try (ChangeLog log = shop.log()) {
                Invariant.holds(shop, log, "booking");
            }
            assertThat(shop.status().generation()).isEqualTo(1);
        }
    }
}
