package io.headroom.ingest.capture;

import static io.headroom.ingest.capture.Watched.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capture.TableWatch;
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
}
