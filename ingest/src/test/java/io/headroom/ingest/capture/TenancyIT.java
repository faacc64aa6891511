package io.headroom.ingest.capture;

import static io.headroom.ingest.capture.Watched.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Tenants as people model them, where no column of the row names one: seeds, the stream and SQL agree. */
class TenancyIT {
    private static final String SCHEMAS = """
            SELECT 'note/acme', count(*) FROM tenant_acme.note
            UNION ALL SELECT 'note/Größe', count(*) FROM "tenant_Größe".note
            UNION ALL SELECT 'plan/.shared', count(*) FROM plan""";

    @Test
    void takesTheTenantFromTheSchema_inSeedsAndStream() throws Exception {
        try (Watched shop = new Watched(
                                "schemas",
                                "CREATE SCHEMA tenant_acme",
                                "CREATE SCHEMA \"tenant_Größe\"",
                                "CREATE TABLE tenant_acme.note (id int PRIMARY KEY)",
                                "CREATE TABLE \"tenant_Größe\".note (id int)",
                                "ALTER TABLE \"tenant_Größe\".note REPLICA IDENTITY FULL",
                                "CREATE TABLE plan (id int PRIMARY KEY)",
                                "INSERT INTO tenant_acme.note SELECT generate_series(1, 50)",
                                "INSERT INTO \"tenant_Größe\".note SELECT g % 4 FROM generate_series(1, 40) g",
                                "INSERT INTO plan SELECT generate_series(1, 7)")
                        .with("tenant: { schema: \"tenant_(.*)\" }");
                ChangeLog log = shop.log()) {
            SeedGate gate = new SeedGate(table -> true);
            shop.start(gate::before);
            await().until(gate::isReached);
            shop.sql(
                    "INSERT INTO tenant_acme.note VALUES (51), (52)",
                    "UPDATE tenant_acme.note SET id = 100 WHERE id = 1",
                    "DELETE FROM tenant_acme.note WHERE id <= 10",
                    "DELETE FROM \"tenant_Größe\".note WHERE id = 3",
                    "INSERT INTO \"tenant_Größe\".note VALUES (9)",
                    "DELETE FROM plan WHERE id = 7");
            await().untilAsserted(() -> assertThat(log.read().rows(shop.name)).containsEntry("note/acme", 3L));
            gate.open();
            awaitEqual(log, shop, SCHEMAS);

            shop.sql(
                    "CREATE SCHEMA tenant_late",
                    "CREATE TABLE tenant_late.note (id int PRIMARY KEY)",
                    "INSERT INTO tenant_late.note VALUES (1), (2), (3)",
                    "TRUNCATE plan",
                    "INSERT INTO plan VALUES (1)");
            awaitEqual(log, shop, SCHEMAS + " UNION ALL SELECT 'note/late', count(*) FROM tenant_late.note");
        }
    }

    @Test
    void takesTheTenantFromTheDatabase_andCountsAnewWhereTheRuleChanges() throws Exception {
        try (Watched shop = new Watched(
                                "databases",
                                "CREATE TABLE note (id int PRIMARY KEY, owner text)",
                                "CREATE TABLE plan (id int PRIMARY KEY)",
                                "INSERT INTO note SELECT g, 'owner ' || g % 3 FROM generate_series(1, 30) g",
                                "INSERT INTO plan VALUES (1)")
                        .with("tenant: { database: true, overrides: { public.plan: ~ } }");
                ChangeLog log = shop.startStreaming().log()) {
            shop.sql("INSERT INTO note VALUES (31)", "DELETE FROM note WHERE id = 1");
            String note = "SELECT 'note/" + shop.name + "', count(*) FROM note";
            String plan = " UNION ALL SELECT 'plan/.shared', count(*) FROM plan";
            awaitEqual(log, shop, note + plan);

            shop.stop();
            shop.sql("DELETE FROM note WHERE id = 2");
            shop.with("tenant: { database: true, overrides: { public.plan: ~, public.note: owner } }");
            shop.startStreaming();
            shop.sql("INSERT INTO note VALUES (32, 'owner 1')");
            awaitEqual(log, shop, "SELECT 'note/' || coalesce(owner, '.null'), count(*) FROM note GROUP BY 1" + plan);
            assertThat(shop.tables().get("plan").epoch()).isEqualTo(1);
            assertThat(shop.tables().get("note").epoch()).isEqualTo(2);
        }
    }

    private static void awaitEqual(ChangeLog log, Watched shop, String sql) {
        await().untilAsserted(() -> assertThat(log.read().rows(shop.name)).isEqualTo(counts(shop, sql)));
    }

    private static Map<String, Long> counts(Watched shop, String sql) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection connection = shop.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                counts.put(row.getString(1), row.getLong(2));
            }
        }
        return counts;
    }
}
