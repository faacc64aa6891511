package io.headroom.ingest.capture;

import static io.headroom.ingest.capture.Watched.SERVERS;
import static io.headroom.ingest.capture.Watched.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.ingest.source.PublishFunction;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A role that owns nothing, tables of two other roles, and a publication that somebody else made. */
class PublishingIT {
    private static final String[] OWNED_BY_OTHERS = {
        "CREATE ROLE pub_reader LOGIN REPLICATION PASSWORD 'postgres'",
        "CREATE ROLE pub_stranger LOGIN PASSWORD 'postgres'",
        "CREATE ROLE pub_shop; CREATE ROLE pub_billing",
        "GRANT CREATE, USAGE ON SCHEMA public TO pub_shop, pub_billing",
        "GRANT USAGE ON SCHEMA public TO pub_reader",
        "ALTER DEFAULT PRIVILEGES FOR ROLE pub_shop, pub_billing GRANT SELECT ON TABLES TO pub_reader",
        "SET ROLE pub_shop",
        "CREATE TABLE booking (id bigint PRIMARY KEY, tenant_id int)",
        "CREATE TABLE private (id bigint PRIMARY KEY, tenant_id int)",
        "CREATE TABLE \"loose Ends\" (tenant_id int, page text)",
        "CREATE TABLE doubled (tenant_id int, twice int GENERATED ALWAYS AS (tenant_id * 2) STORED)",
        "ALTER TABLE doubled REPLICA IDENTITY FULL",
        "INSERT INTO booking SELECT g, g % 3 FROM generate_series(1, 50) g",
        "INSERT INTO \"loose Ends\" VALUES (1, 'a'), (1, 'b')",
        "INSERT INTO doubled VALUES (1), (2)"
    };
    private static final String INVOICES = "CREATE TABLE invoice (id bigint, tenant_id int, PRIMARY KEY (id))"
            + " PARTITION BY RANGE (id); CREATE TABLE invoice_a PARTITION OF invoice FOR VALUES FROM (0) TO (100);"
            + " INSERT INTO invoice SELECT g, g % 3 FROM generate_series(1, 40) g";

    @Test
    void waitsForTheGrant_andCountsTheTableOnceTheOwnersFunctionIsThere() throws Exception {
        try (Watched shop = new Watched("granted")
                .as("pub_reader")
                .with("tables: { exclude: [public.private] }\n      tenant: { column: tenant_id }")) {
            asOneSession(shop, OWNED_BY_OTHERS);
            shop.sql("CREATE PUBLICATION " + publication(shop) + " FOR TABLE ONLY booking WITH"
                    + " (publish = 'insert, update, delete, truncate', publish_via_partition_root = true)");
            try (ChangeLog log = shop.startStreaming().log()) {
                asOneSession(shop, "SET ROLE pub_billing", INVOICES);
                await().untilAsserted(() -> assertThat(state(shop, "invoice")).isEqualTo(TableWatch.PENDING_GRANT));
                assertThat(Objects.requireNonNull(shop.tables().get("invoice").problem())
                                .fix())
                        .isEqualTo("As the owner of both: ALTER PUBLICATION " + publication(shop)
                                + " ADD TABLE \"public\".\"invoice\"; or once, for tables that come later too, the"
                                + " function that ./headroom check prints.");
                shop.sql("INSERT INTO booking VALUES (1000, 7)", "DELETE FROM booking WHERE id < 10");
                Invariant.holds(shop, log, "booking");

                shop.sql(PublishFunction.installation(shop.config()));

                await().untilAsserted(() -> assertThat(state(shop, "invoice")).isEqualTo(TableWatch.LIVE));
                asOneSession(
                        shop,
                        "SET ROLE pub_shop",
                        "CREATE TABLE receipt (id bigint PRIMARY KEY, tenant_id int)",
                        "INSERT INTO receipt SELECT g, g % 3 FROM generate_series(1, 30) g");
                writeToEverything(shop);
                await().untilAsserted(() -> assertThat(state(shop, "receipt")).isEqualTo(TableWatch.LIVE));
                writeToEverything(shop);
                Invariant.holds(shop, log, "booking", "invoice", "receipt");
                assertThat(published(shop)).isEqualTo("booking invoice receipt");
                assertThat(state(shop, "loose Ends")).isEqualTo(TableWatch.UNKNOWN);
                assertThat(state(shop, "doubled")).isEqualTo(TableWatch.UNKNOWN);
                assertThat(Objects.requireNonNull(shop.tables().get("doubled").problem())
                                .reason())
                        .contains("generated columns");
                assertThat(shop.tables()).doesNotContainKey("private");
                assertThat(shop.status().state()).isEqualTo(CaptureState.STREAMING);

                takesATableOutThatLostItsKey(shop);
                refusesWhatWouldHurt(shop);
            }
        }
    }

    /** The application's own statements, to tables that are published and to those that must not be. */
    private static void writeToEverything(Watched shop) throws SQLException {
        shop.sql(
                "UPDATE \"loose Ends\" SET page = 'c'",
                "UPDATE doubled SET tenant_id = tenant_id + 1",
                "DELETE FROM \"loose Ends\" WHERE ctid = (SELECT max(ctid) FROM \"loose Ends\")",
                "UPDATE invoice SET tenant_id = tenant_id + 1 WHERE id < 20",
                "DELETE FROM invoice WHERE id = (SELECT max(id) FROM invoice)",
                "UPDATE private SET tenant_id = 3",
                "UPDATE booking SET tenant_id = 9 WHERE id = 11");
    }

    private static void takesATableOutThatLostItsKey(Watched shop) throws SQLException {
        shop.sql("ALTER TABLE receipt DROP CONSTRAINT receipt_pkey");

        await().ignoreExceptionsInstanceOf(SQLException.class)
                .untilAsserted(() -> shop.sql("UPDATE receipt SET tenant_id = 4"));
        await().untilAsserted(() -> assertThat(state(shop, "receipt")).isEqualTo(TableWatch.UNKNOWN));
        assertThat(published(shop)).isEqualTo("booking invoice");
    }

    /** The function by itself, whoever calls it with whatever. */
    private static void refusesWhatWouldHurt(Watched shop) throws SQLException {
        shop.sql("REVOKE SELECT ON private FROM pub_reader", "CREATE PUBLICATION of_others FOR TABLE private");
        String call = "SELECT string_agg(refused::regclass || ': ' || reason, '; ' ORDER BY 1) FROM headroom.publish_"
                + shop.name + "(%s)";
        try (Connection reader = login(shop, "pub_reader");
                Statement statement = reader.createStatement()) {
            ResultSet row = statement.executeQuery(call.formatted("ARRAY['booking', 'invoice', 'private', 'receipt',"
                    + " 'doubled', 'pg_class', 'booking_pkey', 'invoice_a']::regclass[]"));
            row.next();

            assertThat(row.getString(1))
                    .contains("private: the caller may not read it", "receipt: its rows have no key")
                    .contains("doubled: ", "pg_class: it is no table", "booking_pkey: it is no", "invoice_a: it is no");
            assertThat(published(shop)).isEqualTo("booking invoice");
            assertThatThrownBy(() -> statement.execute("ALTER PUBLICATION of_others SET TABLE booking"))
                    .hasMessageContaining("must be owner");
        }
        try (Connection stranger = login(shop, "pub_stranger");
                Statement statement = stranger.createStatement()) {
            assertThatThrownBy(() -> statement.execute(call.formatted("'{}'")))
                    .hasMessageContaining("permission denied");
        }
    }

    private static TableWatch state(Watched shop, String table) {
        WatchedTable watched = shop.tables().get(table);
        return watched == null ? TableWatch.DROPPED : watched.state();
    }

    private static String publication(Watched shop) {
        return "headroom_" + shop.name;
    }

    private static String published(Watched shop) throws SQLException {
        return shop.query("SELECT string_agg(prrelid::regclass::text, ' ' ORDER BY 1) FROM pg_publication_rel r"
                + " JOIN pg_publication p ON p.oid = r.prpubid WHERE pubname = '" + publication(shop) + "'");
    }

    private static Connection login(Watched shop, String role) throws SQLException {
        return DriverManager.getConnection(SERVERS.postgres().jdbcUrl(shop.name), role, "postgres");
    }

    private static void asOneSession(Watched shop, String... statements) throws SQLException {
        shop.sql(String.join(";", statements));
    }
}
