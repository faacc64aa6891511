package io.headroom.ingest.capture;

import static io.headroom.ingest.capture.Watched.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Partitions come and go, each way with a table of its own; PostgreSQL sends no event of any of it. */
class PartitionsIT {
    private static Watched shop;
    private static ChangeLog log;

    @BeforeAll
    static void start() throws Exception {
        shop = new Watched("parts", "CREATE TABLE old_event (id bigint PRIMARY KEY, tenant_id int)");
        for (String table : new String[] {"attached", "detached", "dropped", "truncated", "grown"}) {
            shop.sql(
                    "CREATE TABLE " + table + " (id bigint PRIMARY KEY, tenant_id int) PARTITION BY RANGE (id)",
                    "CREATE TABLE " + table + "_a PARTITION OF " + table + " FOR VALUES FROM (0) TO (100)",
                    "CREATE TABLE " + table + "_b PARTITION OF " + table + " FOR VALUES FROM (100) TO (200)",
                    "INSERT INTO " + table + " SELECT g, g % 2 FROM generate_series(80, 119) g");
        }
        shop.sql("INSERT INTO old_event SELECT g, 7 FROM generate_series(200, 249) g");
        log = shop.startStreaming().log();
    }

    @AfterAll
    static void stop() throws SQLException {
        log.close();
        shop.close();
    }

    @Test
    void rowsOfATableThatIsAttachedAreTheParentsFromThenOn() throws Exception {
        shop.sql(
                "ALTER TABLE attached ATTACH PARTITION old_event FOR VALUES FROM (200) TO (300)",
                "INSERT INTO attached VALUES (250, 8)",
                "DELETE FROM attached WHERE id = 201");

        assertCounted("attached");
    }

    @Test
    void rowsThatAreDetachedAreATableOfTheirOwn() throws Exception {
        shop.sql(
                "ALTER TABLE detached DETACH PARTITION detached_b",
                "INSERT INTO detached_b VALUES (1000, 9)",
                "INSERT INTO detached VALUES (1, 9)");

        assertCounted("detached", "detached_b");
    }

    @Test
    void rowsThatWentWithTheirPartitionAreGone() throws Exception {
        shop.sql("DROP TABLE dropped_b", "INSERT INTO dropped VALUES (1, 9)");

        assertCounted("dropped");
    }

    @Test
    void onePartitionMayBeTruncatedAlone() throws Exception {
        shop.sql("TRUNCATE truncated_b", "INSERT INTO truncated VALUES (1, 9), (101, 9)");

        assertCounted("truncated");
    }

    @Test
    void aNewPartitionDoesNotHaveItsTableCountedAnew() throws Exception {
        int epoch = shop.tables().get("grown").epoch();
        shop.sql("CREATE TABLE grown_c PARTITION OF grown FOR VALUES FROM (200) TO (300)");
        await().until(() -> shop.tables().get("grown").partitions().size() == 3);
        shop.sql("INSERT INTO grown SELECT g, 5 FROM generate_series(200, 219) g");

        assertCounted("grown");
        assertThat(shop.tables().get("grown").epoch()).isEqualTo(epoch);
    }

    private static void assertCounted(String... tables) throws SQLException {
        Map<String, Long> counts = shop.counts(tables);
        await().untilAsserted(() -> {
            Map<String, Long> rows = log.read().rows(shop.name);
            rows.keySet().removeIf(scope -> {
                String table = scope.substring(0, scope.indexOf('/'));
                return !List.of(tables).contains(table);
            });
            assertThat(rows).isEqualTo(counts);
        });
    }
}
