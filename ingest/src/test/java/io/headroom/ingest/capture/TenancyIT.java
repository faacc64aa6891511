package io.headroom.ingest.capture;

import static io.headroom.ingest.capture.Watched.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capture.Problem;
import io.headroom.core.capture.WatchedTable;
import io.headroom.ingest.source.Preflight;
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

    /** Keys of several columns, in another order than their references, and of other widths than those. */
    private static final String[] FAMILY = {
        "CREATE TABLE \"Person\" (part int, id text, \"tenantId\" int, PRIMARY KEY (part, id))",
        "CREATE TABLE project (id bigint PRIMARY KEY, part smallint NOT NULL DEFAULT 1, person varchar(20) NOT NULL,"
                + " FOREIGN KEY (person, part) REFERENCES \"Person\" (id, part) ON DELETE CASCADE)",
        "CREATE TABLE plan (id int PRIMARY KEY, project int REFERENCES project ON DELETE SET NULL ON UPDATE CASCADE)",
        "CREATE TABLE visit (project bigint NOT NULL REFERENCES project ON DELETE CASCADE ON UPDATE CASCADE)",
        "ALTER TABLE visit REPLICA IDENTITY FULL",
        "INSERT INTO \"Person\" SELECT 1, 'p' || g, g % 3 FROM generate_series(0, 5) g",
        "INSERT INTO project SELECT g, 1, 'p' || g % 6 FROM generate_series(1, 12) g",
        "INSERT INTO plan SELECT g, 1 + g % 12 FROM generate_series(1, 300) g",
        "INSERT INTO visit SELECT 1 + g % 12 FROM generate_series(1, 100) g"
    };

    private static final String JOINED = """
            SELECT 'Person/' || coalesce("tenantId"::text, '.null'), count(*) FROM "Person" GROUP BY 1
            UNION ALL SELECT 'project/' || coalesce(o."tenantId"::text, '.null'), count(*)
              FROM project p JOIN "Person" o ON (o.part, o.id) = (p.part, p.person) GROUP BY 1
            UNION ALL SELECT 'plan/' || coalesce(o."tenantId"::text, '.null'), count(*)
              FROM plan c LEFT JOIN project p ON p.id = c.project
              LEFT JOIN "Person" o ON (o.part, o.id) = (p.part, p.person) GROUP BY 1
            UNION ALL SELECT 'visit/' || coalesce(o."tenantId"::text, '.null'), count(*)
              FROM visit c JOIN project p ON p.id = c.project
              JOIN "Person" o ON (o.part, o.id) = (p.part, p.person) GROUP BY 1""";

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

    @Test
    void findsTheTenantOverParents_thatComeLate_moveAndGo() throws Exception {
        try (Watched shop = new Watched("families", FAMILY).with("tenant: { column: tenantId }");
                ChangeLog log = shop.log()) {
            SeedGate gate = new SeedGate(table -> table == id(shop, "Person"));
            shop.start(gate::before);
            await().until(gate::isReached);
            await().untilAsserted(() -> assertThat(log.read().rows(shop.name))
                    .containsEntry("plan/.unresolved", 300L)
                    .containsEntry("visit/.unresolved", 100L));
            shop.sql(
                    "UPDATE \"Person\" SET \"tenantId\" = 9 WHERE id = 'p1'",
                    "INSERT INTO \"Person\" VALUES (2, 'late', 7)",
                    "INSERT INTO project VALUES (100, 2, 'late')",
                    "INSERT INTO plan VALUES (1000, 100), (1001, NULL)",
                    "UPDATE plan SET project = 100 WHERE id <= 10",
                    "UPDATE project SET person = 'p4' WHERE id = 3",
                    "DELETE FROM \"Person\" WHERE id = 'p2'",
                    "UPDATE project SET id = 50 WHERE id = 5");
            gate.open();
            awaitEqual(log, shop, JOINED);

            shop.sql(
                    "UPDATE \"Person\" SET \"tenantId\" = \"tenantId\" % 2",
                    "TRUNCATE visit",
                    "INSERT INTO visit VALUES (1), (1), (50)",
                    "DELETE FROM \"Person\" WHERE id = 'p3'");
            awaitEqual(log, shop, JOINED);

            shop.sql(
                    "TRUNCATE project CASCADE",
                    "INSERT INTO project VALUES (1, 1, 'p1')",
                    "INSERT INTO plan VALUES (1, 1)");
            awaitEqual(log, shop, JOINED);
            assertThat(log.rows(shop.name))
                    .doesNotContainKey("plan/.unresolved")
                    .containsEntry("plan/1", 1L);
        }
    }

    @Test
    void refusesToCount_beforeATieIsDecided() throws Exception {
        try (Watched shop = new Watched(
                "tied",
                "CREATE TABLE owner (id int PRIMARY KEY, tenant_id int)",
                "CREATE TABLE link (id int PRIMARY KEY, one int NOT NULL REFERENCES owner, other int NOT NULL"
                        + " REFERENCES owner)")) {
            assertThat(Preflight.check(shop.config()))
                    .extracting(Problem::reason)
                    .containsExactly(
                            "Table public.link reaches its tenant by [one, tenant_id] and by [other, tenant_id],"
                                    + " none better than the other.");

            shop.with("tenant: { column: tenant_id, overrides: { public.link: { path: [other] } } }");

            assertThat(Preflight.check(shop.config())).isEmpty();
        }
    }

    private static int id(Watched shop, String table) {
        WatchedTable known = shop.tables().get(table);
        return known == null ? 0 : known.id().value();
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
