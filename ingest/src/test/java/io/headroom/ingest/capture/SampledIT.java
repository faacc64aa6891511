package io.headroom.ingest.capture;

import static io.headroom.ingest.capture.Watched.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.footprint.Footprint;
import io.headroom.testkit.OwnPostgres;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Databases that are counted by sweeps, on a server that has no logical log. */
class SampledIT {
    private static final String SWEEPS =
            "tenant: { column: tenant_id }\n      capture: samples\n      reconciliation: { every: PT0.3S }";

    private static final String BOOKING = """
            CREATE TABLE booking (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, tenant_id int, paid boolean NOT NULL DEFAULT true,
                price numeric(10, 2), note text, codes int[], details jsonb, scan bytea, small smallint,
                created_at timestamptz)""";

    private static final String FILL = """
            INSERT INTO booking (tenant_id, price, note, codes, details, scan, small, created_at)
            SELECT CASE WHEN i %% 7 > 0 THEN i %% 2 + 1 END, i * 1.01,
                   CASE i %% 5 WHEN 0 THEN NULL WHEN 1 THEN repeat('é', 200) WHEN 2 THEN repeat('x', 3000)
                       ELSE repeat('y', i %% 130) END,
                   CASE WHEN i %% 3 > 0 THEN ARRAY[i, 2, 3] END, jsonb_build_object('n', i, 's', repeat('z', i)),
                   decode(repeat('ab', i * 5), 'hex'), CASE WHEN i %% 4 > 0 THEN i END,
                   CASE WHEN i %% 11 > 0 THEN timestamptz '2026-10-20 10:00Z' + i * interval '7 hours' END
            FROM generate_series(%d, %d) i""";

    private static final String KIN = Family.TENANTS;
    private static final String SWEPT = "\n      capture: samples\n      reconciliation: { every: PT0.3S }";

    @Test
    void countsWhatSqlCounts_andAChangeCaptureGoesOnFromThere() throws SQLException {
        try (OwnPostgres server = OwnPostgres.start(Map.of());
                Watched watched =
                        new Watched(server.postgres(), "sampled", BOOKING, FILL.formatted(1, 120)).with(SWEEPS)) {
            watched.sql("CREATE TABLE keyless (tenant_id int, note text)", "INSERT INTO keyless VALUES (1, 'a')");
            watched.start();
            awaitEquality(watched);

            watched.sql(
                    FILL.formatted(121, 150),
                    "DELETE FROM booking WHERE id <= 20",
                    "UPDATE booking SET note = 'n', tenant_id = 9 WHERE id BETWEEN 30 AND 40",
                    "TRUNCATE keyless");
            awaitEquality(watched);

            assertThat(watched.status().state()).isEqualTo(CaptureState.SAMPLED);
            assertThat(watched.tables().values())
                    .extracting(WatchedTable::state)
                    .containsOnly(TableWatch.SAMPLED);
            assertThat(watched.query("SELECT count(*) FROM pg_publication")).isEqualTo("0");
            Map<String, Footprint> sampled = watched.log().read().footprints(watched.name);
            watched.stop();
            server.stop();
            server.startAgain(Map.of("wal_level", "logical", "max_slot_wal_keep_size", "1GB"));

            watched.with("tenant: { column: tenant_id }").startStreaming();

            assertThat(watched.log().read().footprints(watched.name)).isEqualTo(sampled);
            watched.sql(FILL.formatted(151, 160), "DELETE FROM booking WHERE id <= 30");
            awaitEquality(watched);
        }
    }

    @Test
    void countsAlongForeignKeys_andAChangeCaptureGoesOnFromThere_andBack() throws SQLException {
        try (Watched watched = new Watched("sampledkin", Family.TABLES).with(KIN + SWEPT);
                ChangeLog log = watched.log()) {
            watched.start();
            awaitEqual(watched, log);
            watched.sql(
                    "UPDATE \"Person\" SET \"tenantId\" = 9 WHERE \"Id\" = 'p1'",
                    "UPDATE project SET person = 'p4' WHERE id = 3",
                    "INSERT INTO plan SELECT g, 2 FROM generate_series(301, 310) g",
                    "DELETE FROM \"Person\" WHERE \"Id\" = 'p2'");
            awaitEqual(watched, log);
            assertThat(watched.tables().values())
                    .extracting(WatchedTable::state)
                    .containsOnly(TableWatch.SAMPLED);
            Map<String, Footprint> sampled = log.footprints(watched.name);
            assertThat(sampled).containsKeys("project/.unresolved", "plan/.unresolved", "plan/.null");
            long born = log.reconstructed(watched.name);
            watched.stop();

            watched.with(KIN).startStreaming();
            await().untilAsserted(() -> assertThat(watched.tables().values())
                    .extracting(WatchedTable::state)
                    .containsOnly(TableWatch.LIVE));
            assertThat(log.read().footprints(watched.name)).isEqualTo(sampled);
            assertThat(log.reconstructed(watched.name)).isEqualTo(born);
            watched.sql("UPDATE \"Person\" SET \"tenantId\" = 8 WHERE \"Id\" = 'p4'", "DELETE FROM plan WHERE id < 9");
            awaitEqual(watched, log);
            Map<String, Footprint> streamed = log.footprints(watched.name);
            watched.stop();

            watched.with(KIN + SWEPT).start();
            await().until(() -> watched.status().state() == CaptureState.SAMPLED);
            assertThat(log.read().footprints(watched.name)).isEqualTo(streamed);
            assertThat(log.reconstructed(watched.name)).isEqualTo(born);
            watched.sql("DELETE FROM plan WHERE id BETWEEN 20 AND 40", "DELETE FROM project WHERE id = 4");
            awaitEqual(watched, log);
        }
    }

    @Test
    void countsChildrenAnew_whenTheirParentsFindTheirTenantsInAnotherWay() throws SQLException {
        try (Watched watched = new Watched("sampledturn", Family.TABLES).with(KIN + SWEPT);
                ChangeLog log = watched.log()) {
            watched.start();
            awaitEqual(watched, log);
            long born = log.reconstructed(watched.name);
            watched.stop();

            watched.with("tenant: { column: tenantId, overrides: { public.Person: Id } }" + SWEPT)
                    .start();

            await().untilAsserted(() ->
                    assertThat(log.read().rows(watched.name)).isEqualTo(Family.counts(watched, "o.\"Id\"")));
            assertThat(watched.tables().values())
                    .extracting(WatchedTable::epoch)
                    .containsOnly(2);
            assertThat(log.reconstructed(watched.name)).isEqualTo(born);
        }
    }

    private static void awaitEqual(Watched watched, ChangeLog log) {
        await().untilAsserted(() -> assertThat(log.read().rows(watched.name)).isEqualTo(Family.counts(watched)));
    }

    private static void awaitEquality(Watched watched) {
        Watched.await()
                .untilAsserted(() -> assertThat(watched.log().read().rows(watched.name))
                        .isEqualTo(watched.counts("booking", "keyless")));
    }
}
