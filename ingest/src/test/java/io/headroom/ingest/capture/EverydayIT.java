package io.headroom.ingest.capture;

import static io.headroom.ingest.capture.Watched.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.footprint.Footprint;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What applications do to their tables every day, each to one of its own; afterwards counts equal SQL. */
class EverydayIT {
    private static Watched shop;
    private static ChangeLog log;

    @BeforeAll
    static void start() throws Exception {
        shop = new Watched(
                "everyday",
                "CREATE TABLE woven (id int PRIMARY KEY, tenant_id int)",
                "CREATE TABLE saved (id int PRIMARY KEY, tenant_id int)",
                "CREATE TABLE parent (id int PRIMARY KEY, tenant_id int)",
                "CREATE TABLE child (id int PRIMARY KEY, parent_id int REFERENCES parent, tenant_id int)",
                "CREATE TABLE moved (id int PRIMARY KEY, tenant_id int)",
                "CREATE TABLE two (id int PRIMARY KEY, tenant_id int, body text, more text)",
                "ALTER TABLE two ALTER body SET STORAGE EXTERNAL, ALTER more SET STORAGE EXTERNAL",
                "CREATE TABLE twin (id int PRIMARY KEY, tenant_id int, body text, more text)",
                "CREATE TABLE keyless (tenant_id int, page text)",
                "ALTER TABLE keyless REPLICA IDENTITY FULL",
                "CREATE TABLE bulk (id int PRIMARY KEY, tenant_id int)",
                "CREATE TABLE remade (id int PRIMARY KEY, tenant_id int)",
                "INSERT INTO remade SELECT g, 1 FROM generate_series(1, 50) g",
                "INSERT INTO parent SELECT g, g % 2 FROM generate_series(1, 10) g",
                "INSERT INTO child SELECT g, g, g % 2 FROM generate_series(1, 10) g");
        log = shop.startStreaming().log();
    }

    @AfterAll
    static void stop() throws Exception {
        log.close();
        shop.close();
    }

    @Test
    void interleavedTransactionsCountEachTheirOwn() throws Exception {
        try (Connection one = shop.connect();
                Connection other = shop.connect();
                Statement first = one.createStatement();
                Statement second = other.createStatement()) {
            one.setAutoCommit(false);
            other.setAutoCommit(false);
            for (int i = 0; i < 50; i++) {
                first.execute("INSERT INTO woven VALUES (" + i + ", 1)");
                second.execute("INSERT INTO woven VALUES (" + (100 + i) + ", 2)");
            }
            other.commit();
            first.execute("DELETE FROM woven WHERE id IN (1, 101)");
            one.commit();
        }

        assertCounted("woven");
    }

    @Test
    void whatIsRolledBackToASavepointNeverWas() throws Exception {
        try (Connection connection = shop.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO saved VALUES (1, 1)");
            statement.execute("SAVEPOINT a");
            statement.execute("INSERT INTO saved SELECT g, 2 FROM generate_series(2, 100) g");
            statement.execute("SAVEPOINT b");
            statement.execute("DELETE FROM saved WHERE id = 1");
            statement.execute("ROLLBACK TO a");
            statement.execute("INSERT INTO saved VALUES (2, 3)");
            connection.commit();
            statement.execute("INSERT INTO saved VALUES (3, 3)");
            connection.rollback();
        }

        assertCounted("saved");
    }

    @Test
    void truncateCascadeEmptiesEveryTableThatItReaches() throws Exception {
        shop.sql("TRUNCATE parent CASCADE", "INSERT INTO parent VALUES (1, 7)", "INSERT INTO child VALUES (1, 1, 7)");

        assertCounted("parent", "child");
    }

    @Test
    void aRowKeepsItsIdentity_whenItsKeyOrItsTenantChanges() throws Exception {
        shop.sql(
                "INSERT INTO moved SELECT g, 1 FROM generate_series(1, 20) g",
                "UPDATE moved SET id = id + 100 WHERE id <= 5",
                "UPDATE moved SET tenant_id = 2 WHERE id <= 10",
                "UPDATE moved SET id = id + 1000, tenant_id = 3 WHERE id > 18",
                "DELETE FROM moved WHERE id IN (101, 6, 1019)");

        assertCounted("moved");
    }

    @Test
    void ofTwoLargeValuesTheOneThatChangesIsSizedAnew() throws Exception {
        shop.sql(
                "INSERT INTO two SELECT g, 1, repeat('b', 3000 + g), repeat('m', 4000 + g) FROM generate_series(1, 10) g",
                "UPDATE two SET more = repeat('n', 6000 + id)",
                "UPDATE two SET body = repeat('c', 2500) WHERE id <= 5",
                "UPDATE two SET tenant_id = 2 WHERE id = 3",
                "INSERT INTO twin SELECT * FROM two");

        assertCounted("two", "twin");
        await().untilAsserted(() -> assertThat(footprints("two")).isNotEmpty().isEqualTo(footprints("twin")));
    }

    @Test
    void equalRowsWithoutAKeyAreCountedEach() throws Exception {
        shop.sql(
                "INSERT INTO keyless SELECT 1, 'home' FROM generate_series(1, 20) g",
                "DELETE FROM keyless WHERE ctid IN (SELECT ctid FROM keyless LIMIT 7)",
                "UPDATE keyless SET tenant_id = 2 WHERE ctid IN (SELECT ctid FROM keyless LIMIT 4)",
                "INSERT INTO keyless VALUES (2, 'home'), (2, NULL)");

        assertCounted("keyless");
    }

    @Test
    void oneTransactionMayHave200000Rows() throws Exception {
        shop.sql("INSERT INTO bulk SELECT g, g % 3 FROM generate_series(1, 200000) g");

        assertCounted("bulk");
    }

    @Test
    void aTableThatIsDroppedAndMadeAgainIsAnotherOne() throws Exception {
        shop.sql(
                "DROP TABLE remade",
                "CREATE TABLE remade (id int PRIMARY KEY, tenant_id int)",
                "INSERT INTO remade VALUES (1, 2), (2, 2)");

        assertCounted("remade");
    }

    private static void assertCounted(String... tables) throws SQLException {
        Map<String, Long> counts = shop.counts(tables);
        await().untilAsserted(() -> {
            Map<String, Long> rows = log.read().rows(shop.name);
            rows.keySet().removeIf(scope -> !isOf(scope, tables));
            assertThat(rows).isEqualTo(counts);
        });
    }

    private static boolean isOf(String scope, String... tables) {
        for (String table : tables) {
            if (scope.startsWith(table + "/")) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, Footprint> footprints(String table) {
        Map<String, Footprint> byTenant = new TreeMap<>();
        log.read().footprints(shop.name).forEach((scope, footprint) -> {
            if (isOf(scope, table)) {
                byTenant.put(scope.substring(table.length()), footprint);
            }
        });
        return byTenant;
    }
}
