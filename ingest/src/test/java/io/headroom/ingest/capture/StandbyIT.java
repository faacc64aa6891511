package io.headroom.ingest.capture;

import static io.headroom.ingest.capture.Watched.await;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capture.CaptureState;
import io.headroom.testkit.OwnPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sweeps of a streaming standby, written to on its primary. What it shows is as old as what it has replayed. */
class StandbyIT {
    private static final String SWEEPS =
            "tenant: { column: tenant_id }\n      capture: samples\n      reconciliation: { every: PT0.3S }";
    private static final String BEHIND = "SELECT pg_last_wal_receive_lsn() > pg_last_wal_replay_lsn()";
    private static final String FOLLOWS = "SELECT EXISTS (SELECT FROM pg_stat_wal_receiver)";
    private static final String BOOKING = "CREATE TABLE booking (id int PRIMARY KEY, tenant_id int, note text)";

    @Test
    void countsWhatItShows_andSaysHowOldThatIs() throws Exception {
        try (OwnPostgres primary = OwnPostgres.start(Map.of());
                Watched watched = new Watched(primary.postgres(), "mirrored", BOOKING, fill(1, 100)).with(SWEEPS);
                OwnPostgres standby = primary.standby();
                ChangeLog log = watched.log()) {
            assertThat(ask(standby, watched, "SELECT pg_is_in_recovery()")).isEqualTo("t");
            watched.through(standby.postgres().port()).start();
            awaitEquality(watched, log);
            await().until(() -> watched.status().state() == CaptureState.SAMPLED);

            watched.sql(fill(101, 150), "DELETE FROM booking WHERE id <= 20");
            awaitEquality(watched, log);
            Instant idle = now(watched);
            await().untilAsserted(() -> assertThat(countedAt(watched))
                    .as("nothing is written any more, and it has replayed all that there is")
                    .isAfter(idle.plusSeconds(1)));

            staysAsOldAsItIs_whileReplayIsHeldUp(watched, standby, log);
            staysAsOldAsItIs_whileItsPrimaryIsGone(watched, primary, standby, log);
            assertThat(watched.query("SELECT count(*) FROM pg_replication_slots"))
                    .isEqualTo("0");
            watched.stop();
        }
    }

    @Test
    void countsAlongForeignKeys() throws Exception {
        try (OwnPostgres primary = OwnPostgres.start(Map.of());
                Watched watched = new Watched(primary.postgres(), "mirroredkin", Family.TABLES)
                        .with(Family.TENANTS + "\n      capture: samples\n      reconciliation: { every: PT0.3S }");
                OwnPostgres standby = primary.standby();
                ChangeLog log = watched.log()) {
            watched.through(standby.postgres().port()).start();
            awaitFamily(watched, log);
            assertThat(log.rows(watched.name)).containsKeys("project/.unresolved", "plan/.unresolved", "plan/.null");

            watched.sql(
                    "UPDATE \"Person\" SET \"tenantId\" = 9 WHERE \"Id\" = 'p1'",
                    "UPDATE project SET person = 'p4' WHERE id = 3",
                    "INSERT INTO plan SELECT g, 2 FROM generate_series(301, 310) g",
                    "DELETE FROM \"Person\" WHERE \"Id\" = 'p2'");
            awaitFamily(watched, log);

            watched.sql("DELETE FROM plan WHERE id % 10 = 0");
            awaitFamily(watched, log);
            assertThat(watched.status().state()).isEqualTo(CaptureState.SAMPLED);
            watched.stop();
        }
    }

    private static void awaitFamily(Watched watched, ChangeLog log) {
        await().untilAsserted(() -> assertThat(log.read().rows(watched.name)).isEqualTo(Family.counts(watched)));
    }

    private static void staysAsOldAsItIs_whileReplayIsHeldUp(Watched watched, OwnPostgres standby, ChangeLog log)
            throws Exception {
        ask(standby, watched, "SELECT pg_wal_replay_pause()::text");
        await().until(() ->
                ask(standby, watched, "SELECT pg_get_wal_replay_pause_state()").equals("paused"));
        Map<String, Long> before = log.read().rows(watched.name);
        watched.sql(fill(151, 180));
        await().until(() -> ask(standby, watched, BEHIND).equals("t"));
        Instant received = now(watched);

        neverSaysToBeNewerThan(received, watched);
        assertThat(log.read().rows(watched.name)).isEqualTo(before).isNotEqualTo(watched.counts("booking"));

        ask(standby, watched, "SELECT pg_wal_replay_resume()::text");
        awaitEquality(watched, log);
        await().untilAsserted(() -> assertThat(countedAt(watched)).isAfter(received));
    }

    private static void staysAsOldAsItIs_whileItsPrimaryIsGone(
            Watched watched, OwnPostgres primary, OwnPostgres standby, ChangeLog log) throws Exception {
        primary.stop();
        await().until(() -> ask(standby, watched, FOLLOWS).equals("f"));
        Instant gone = Instant.now();

        neverSaysToBeNewerThan(gone, watched);
        assertThat(watched.status().state()).isEqualTo(CaptureState.SAMPLED);

        primary.startAgain();
        watched.sql(fill(181, 200));
        awaitEquality(watched, log);
        await().untilAsserted(() -> assertThat(countedAt(watched)).isAfter(gone));
    }

    /** Over some sweeps. */
    private static void neverSaysToBeNewerThan(Instant bound, Watched watched) {
        await().during(Duration.ofSeconds(4))
                .untilAsserted(() -> assertThat(countedAt(watched)).isBeforeOrEqualTo(bound));
    }

    private static Instant countedAt(Watched watched) {
        return requireNonNull(watched.status().committedAt(), "it was counted");
    }

    private static void awaitEquality(Watched watched, ChangeLog log) {
        await().untilAsserted(() -> assertThat(log.read().rows(watched.name)).isEqualTo(watched.counts("booking")));
    }

    private static String fill(int from, int to) {
        return "INSERT INTO booking SELECT g, g % 3, repeat('n', g) FROM generate_series(" + from + ", " + to + ") g";
    }

    /** On the primary's clock. */
    private static Instant now(Watched watched) throws SQLException {
        return OffsetDateTime.parse(watched.query("SELECT to_json(clock_timestamp())#>>'{}'"))
                .toInstant();
    }

    private static String ask(OwnPostgres server, Watched watched, String sql) throws SQLException {
        try (Connection connection = server.postgres().connect(watched.name);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
