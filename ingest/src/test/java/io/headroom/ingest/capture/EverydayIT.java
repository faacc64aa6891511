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
                "CREATE TABLE \"a b\" (id int PRIMARY KEY, tenant_id int)",
                "CREATE TABLE a_b (id int PRIMARY KEY, tenant_id int)",
                "CREATE TABLE indexed (id int PRIMARY KEY, tenant_id int NOT NULL, note text)",
                "CREATE UNIQUE INDEX tenant_first ON indexed (tenant_id, id)",
                "ALTER TABLE indexed REPLICA IDENTITY USING INDEX tenant_first",
                "CREATE TABLE reshaped (id int PRIMARY KEY, tenant_id int, name text, obsolete int)",
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

    /** Their changes come under one topic name of Debezium's. */
    @Test
    void tablesWhoseNamesDifferInASignOnlyAreTwo() throws Exception {
        shop.sql(
                "INSERT INTO \"a b\" SELECT g, 1 FROM generate_series(1, 10) g",
                "INSERT INTO a_b SELECT g, 2 FROM generate_series(1, 20) g",
                "DELETE FROM \"a b\" WHERE id = 1",
                "DELETE FROM a_b WHERE id IN (1, 2, 3)",
                "TRUNCATE \"a b\"",
                "INSERT INTO \"a b\" VALUES (1, 3)");

        assertCounted("\"a b\"", "a_b");
    }

    /** Then the image of a removed row carries the tenant, and moving a row to another tenant changes its key. */
    @Test
    void theKeyMayBeAnIndexThatBeginsWithTheTenant() throws Exception {
        shop.sql(
                "INSERT INTO indexed SELECT g, g % 3, 'x' FROM generate_series(1, 30) g",
                "UPDATE indexed SET note = 'y' WHERE id <= 10",
                "UPDATE indexed SET tenant_id = 7 WHERE id <= 4",
                "DELETE FROM indexed WHERE id IN (1, 5, 30)");

        assertCounted("indexed");
    }

    /** The engine may deliver records without a key for a moment. */
    @Test
    void columnsMayBeAddedDroppedRenamedAndRetypedInABurst() throws Exception {
        shop.sql(
                "INSERT INTO reshaped SELECT g, 1, 'x', 0 FROM generate_series(1, 20) g",
                "ALTER TABLE reshaped ADD COLUMN extra jsonb",
                "INSERT INTO reshaped SELECT g, 2, 'x', 0, '{\"a\": 1}' FROM generate_series(21, 40) g",
                "ALTER TABLE reshaped DROP COLUMN obsolete",
                "DELETE FROM reshaped WHERE id IN (1, 21)",
                "ALTER TABLE reshaped RENAME COLUMN name TO title",
                "ALTER TABLE reshaped ALTER COLUMN id TYPE bigint",
                "INSERT INTO reshaped SELECT g, 3, 'x', NULL FROM generate_series(41, 50) g",
                "UPDATE reshaped SET tenant_id = 4, title = 'y' WHERE id IN (2, 22, 42)",
                "DELETE FROM reshaped WHERE id IN (3, 23, 43)");

        assertCounted("reshaped");
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
            if (scope.startsWith(table.replace("\"", "") + "/")) {
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
