package io.headroom.ingest.capture;

import static io.headroom.ingest.capture.Watched.SERVERS;
import static io.headroom.ingest.capture.Watched.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.Problem;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.ingest.source.Preflight;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people are told when a database cannot be captured, and that mending it is enough. */
class PreflightIT {
    private static final String TABLE = "CREATE TABLE booking (id bigint PRIMARY KEY, tenant_id int)";

    @Test
    void findsNothing_whereCaptureCanStart() throws SQLException {
        try (Watched shop = new Watched("ready", TABLE)) {
            assertThat(Preflight.check(shop.config())).isEmpty();
        }
    }

    @Test
    void namesThePasswordKey_whenThePasswordIsWrong() throws Exception {
        try (Watched shop = new Watched("locked", TABLE)) {
            shop.sql("CREATE ROLE locked_role LOGIN REPLICATION PASSWORD 'right'");
            requirePasswordOf("locked_role", shop);

            await().untilAsserted(() -> assertThat(Preflight.check(shop.config("locked_role", "wrong")))
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.reason()).contains("refuses the password of role locked_role");
                        assertThat(problem.fix()).contains("headroom.databases." + shop.name + ".password");
                    }));
        }
    }

    @Test
    void namesTheRole_whenThereIsNone() throws SQLException {
        try (Watched shop = new Watched("roleless", TABLE)) {
            assertThat(only(shop.config("nobody_here", "x")).reason()).contains("nobody_here");
        }
    }

    @Test
    void givesTheStatement_whenTheRoleMayNotReplicate() throws SQLException {
        try (Watched shop = new Watched("plain", TABLE, "CREATE ROLE plain_role LOGIN PASSWORD 'x'")) {
            assertThat(Preflight.check(shop.config("plain_role", "x")))
                    .contains(new Problem(
                            "Role plain_role may not replicate from PostgreSQL at "
                                    + SERVERS.postgres().host() + ":"
                                    + SERVERS.postgres().port() + ".",
                            "ALTER ROLE \"plain_role\" REPLICATION;"));
        }
    }

    @Test
    void givesTheWholePublication_whenTheRoleCannotMakeIt() throws SQLException {
        try (Watched shop = new Watched(
                "foreign",
                TABLE,
                "CREATE ROLE foreign_role LOGIN REPLICATION PASSWORD 'x'",
                "GRANT SELECT ON booking TO foreign_role")) {
            DatabaseConfig config = shop.config("foreign_role", "x");
            Problem problem = only(config);
            assertThat(problem.fix())
                    .contains(
                            "CREATE PUBLICATION headroom_" + shop.name + " FOR TABLE ONLY \"public\".\"booking\" WITH");

            shop.sql(problem.fix().substring(problem.fix().indexOf("CREATE PUBLICATION")));

            assertThat(Preflight.check(config)).isEmpty();
        }
    }

    @Test
    void namesTheTable_whenItLacksTheColumnOfAnOverride() throws SQLException {
        try (Watched shop = new Watched("override", TABLE)
                .with("tenant: { column: tenant_id, overrides: { public.booking: customer_id } }")) {
            assertThat(only(shop.config()).reason())
                    .isEqualTo("Table public.booking has no column customer_id, which headroom.databases." + shop.name
                            + ".tenant.overrides names as its tenant column.");
        }
    }

    @Test
    void goesOnByItself_onceTheCauseIsMended() throws Exception {
        try (Watched shop = new Watched("mended", TABLE)
                .with("tenant: { column: customer_id }")
                .start()) {
            await().until(() -> shop.status().state() == CaptureState.FAILED);
            assertThat(shop.status().problem())
                    .isNotNull()
                    .satisfies(problem -> assertThat(problem.reason())
                            .isEqualTo("No watched table of database " + shop.name
                                    + " has the tenant column customer_id."));

            shop.sql("ALTER TABLE booking RENAME tenant_id TO customer_id");

            shop.awaitStreaming();
        }
    }

    private static Problem only(DatabaseConfig config) {
        List<Problem> problems = Preflight.check(config);
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    /** The test server trusts everybody, so one role gets a rule of its own. */
    private static void requirePasswordOf(String role, Watched shop) throws SQLException {
        shop.sql("""
                DO $$
                DECLARE path text := current_setting('hba_file'); rules text := pg_read_file(path);
                BEGIN
                  EXECUTE format('COPY (SELECT unnest(string_to_array(%L, E''\\n''))) TO %L',
                      'host all "ROLE" all scram-sha-256' || E'\\n' || rules, path);
                END $$
                """.replace("ROLE", role), "SELECT pg_reload_conf()");
    }
}
