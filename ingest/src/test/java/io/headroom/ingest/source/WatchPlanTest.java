package io.headroom.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capture.Problem;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.scope.TableName;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchPlanTest {
    private static final Publication NONE = new Publication("headroom_shop", false, true, false, Set.of(), null);

    private final DatabaseConfig config =
            HeadroomConfig.parse("""
                    headroom:
                      databases:
                        shop:
                          url: postgresql://db:5432/shop
                          username: headroom
                          password: x
                    """, Map.of(), Path.of("")).requireDatabases().get("shop");

    @Test
    void leavesOutWhatWouldMakeTheApplicationsDeletesFail() {
        TableFacts keyless = table("log", Identity.DEFAULT, List.of(), false, true);
        TableFacts full = table("visit", Identity.FULL, List.of(), false, true);
        TableFacts nothing = table("stock", Identity.NOTHING, List.of("id"), false, true);
        TableFacts parted = table("event", Identity.FULL, List.of(), true, true);

        WatchPlan plan = WatchPlan.of(List.of(keyless, full, nothing, parted), List.of(), NONE, config);

        assertThat(plan.counted()).containsExactly(full);
        assertThat(plan.tables())
                .extracting(planned -> planned.obstacle() == null
                        ? ""
                        : planned.obstacle().problem().fix())
                .containsExactly(
                        "ALTER TABLE \"public\".\"log\" ADD PRIMARY KEY (…); or ALTER TABLE \"public\".\"log\""
                                + " REPLICA IDENTITY FULL;",
                        "",
                        "ALTER TABLE \"public\".\"stock\" REPLICA IDENTITY DEFAULT;",
                        "ALTER TABLE \"public\".\"event\" ADD PRIMARY KEY (…);");
    }

    @Test
    void saysAllThatKeepsATableFromBeingCounted_theGravestFirst() {
        TableFacts bad = new TableFacts(
                new TableName("public", "log"),
                1,
                false,
                true,
                Identity.NOTHING,
                List.of(),
                List.of("id"),
                false,
                true,
                false,
                0,
                List.of());
        Publication existing = new Publication("headroom_shop", true, true, true, Set.of(), null);

        WatchPlan plan = WatchPlan.of(List.of(bad), List.of(), existing, config);

        assertThat(plan.tables().get(0).obstacles())
                .extracting(obstacle -> obstacle.problem().fix())
                .containsExactly(
                        "ALTER TABLE \"public\".\"log\" SET LOGGED;",
                        "ALTER TABLE \"public\".\"log\" ADD PRIMARY KEY (…), REPLICA IDENTITY DEFAULT; or ALTER TABLE"
                                + " \"public\".\"log\" REPLICA IDENTITY FULL;",
                        "GRANT USAGE ON SCHEMA \"public\" TO \"headroom\"; GRANT SELECT ON \"public\".\"log\" TO"
                                + " \"headroom\";",
                        "ALTER ROLE \"headroom\" BYPASSRLS;",
                        "After that, as the owner of both: ALTER PUBLICATION headroom_shop ADD TABLE ONLY"
                                + " \"public\".\"log\"; or once, for tables that come later too, the function that"
                                + " ./headroom check prints.");
        assertThat(plan.tables().get(0).obstacle()).isNotNull().satisfies(together -> {
            assertThat(together.state()).isEqualTo(TableWatch.UNKNOWN);
            assertThat(together.problem().fix()).contains(" And: ALTER ROLE");
        });
    }

    @Test
    void doesNotLeaveItForLater_thatATableWhichMayNotBeReadCannotBePublishedEither() {
        TableFacts booking = table("booking", Identity.DEFAULT, List.of("id"), false, true);
        TableFacts hidden = new TableFacts(
                new TableName("public", "note"),
                2,
                false,
                false,
                Identity.DEFAULT,
                List.of("id"),
                List.of("id"),
                false,
                false,
                false,
                0,
                List.of());

        WatchPlan plan = WatchPlan.of(List.of(booking, hidden), List.of(), NONE, config);

        assertThat(plan.counted()).containsExactly(booking);
        assertThat(plan.tables().get(1).obstacles())
                .extracting(obstacle -> obstacle.problem().reason())
                .containsExactly(
                        "Role headroom may not read table public.note.",
                        "Role headroom may not publish table public.note, because it does not own it.");
    }

    @Test
    void reportsATable_thatAnExistingPublicationCannotTakeIn() {
        TableFacts foreign = table("booking", Identity.DEFAULT, List.of("id"), false, false);
        Publication existing = new Publication("headroom_shop", true, true, true, Set.of(), null);

        WatchPlan plan = WatchPlan.of(List.of(foreign), List.of(), existing, config);

        assertThat(plan.counted()).isEmpty();
        assertThat(plan.tables().get(0).obstacle())
                .isNotNull()
                .isEqualTo(new Obstacle(
                        TableWatch.PENDING_GRANT,
                        new Problem(
                                "Role headroom may not publish table public.booking, because it does not own it.",
                                "As the owner of both: ALTER PUBLICATION headroom_shop ADD TABLE ONLY"
                                        + " \"public\".\"booking\"; or once, for tables that come later too, the"
                                        + " function that ./headroom check prints.")));
    }

    @Test
    void countsAForeignTable_thatTheOwnersFunctionCanPublish() {
        TableFacts foreign = table("booking", Identity.DEFAULT, List.of("id"), false, false);
        TableFacts keyless = table("log", Identity.DEFAULT, List.of(), false, false);
        Publication existing =
                new Publication("headroom_shop", true, false, true, Set.of(), PublishFunction.nameOf("shop"));

        WatchPlan plan = WatchPlan.of(List.of(foreign, keyless), List.of(), existing, config);

        assertThat(plan.counted()).containsExactly(foreign);
        assertThat(plan.publishesByHand()).isFalse();
    }

    @Test
    void saysHowTheApplicationIsFreed_whenAPublishedTableLostItsKeyAndIsNotOursToTakeOut() {
        TableFacts keyless = table("log", Identity.DEFAULT, List.of(), false, false);
        Publication existing = new Publication("headroom_shop", true, false, true, Set.of(keyless.name()), null);

        WatchPlan plan = WatchPlan.of(List.of(keyless), List.of(), existing, config);

        assertThat(plan.publishesByHand()).isTrue();
        assertThat(plan.tables().get(0).obstacle())
                .isNotNull()
                .satisfies(obstacle -> assertThat(obstacle.problem().fix())
                        .startsWith("As the owner of the publication: ALTER PUBLICATION headroom_shop DROP TABLE ONLY"
                                + " \"public\".\"log\"; or ALTER TABLE"));
    }

    @Test
    void changesOnlyWhatDiffersInAPublication() {
        TableFacts booking = table("booking", Identity.DEFAULT, List.of("id"), false, true);
        TableFacts event = table("event", Identity.DEFAULT, List.of("id"), true, true);
        Publication existing = new Publication(
                "headroom_shop", true, true, true, Set.of(booking.name(), new TableName("public", "old")), null);

        assertThat(existing.changesTo(List.of(booking, event)))
                .containsExactly(
                        "ALTER PUBLICATION headroom_shop DROP TABLE ONLY \"public\".\"old\"",
                        "ALTER PUBLICATION headroom_shop ADD TABLE \"public\".\"event\"");
        assertThat(NONE.changesTo(List.of(booking, event)))
                .containsExactly("CREATE PUBLICATION headroom_shop FOR TABLE ONLY \"public\".\"booking\","
                        + " \"public\".\"event\" WITH (publish = 'insert, update, delete, truncate',"
                        + " publish_via_partition_root = true)");
    }

    @Test
    void refusesAServerThatCannotBeDecoded() {
        ServerFacts server = new ServerFacts(180006, "replica", false, "-1", false, true, Platform.SELF_MANAGED);

        assertThat(Preflight.server(server, config))
                .extracting(lack -> lack.problem().fix())
                .containsExactly(
                        "ALTER SYSTEM SET wal_level = 'logical'; then restart PostgreSQL. Where that cannot be soon,"
                                + " headroom.databases.shop.capture: samples counts by sweeps meanwhile, without log and"
                                + " slot; its history is kept.",
                        "ALTER ROLE \"headroom\" REPLICATION;",
                        "ALTER SYSTEM SET max_slot_wal_keep_size = '10GB'; SELECT pg_reload_conf(); Or accept the risk"
                                + " with headroom.databases.shop.accept-unbounded-wal: true.");
    }

    @Test
    void gathersSettings_soThatOneRestartIsEnough_andReloadsWhatNeedsNone() {
        ServerFacts server = new ServerFacts(180006, "replica", false, "-1", true, true, Platform.SELF_MANAGED);
        List<Setting> settings =
                Preflight.server(server, config).stream().map(Lack::setting).toList();

        assertThat(Platform.SELF_MANAGED.change(settings))
                .containsExactly(
                        "Settings of PostgreSQL, by a superuser, all at once; one restart then makes all of them effective:",
                        "ALTER SYSTEM SET max_slot_wal_keep_size = '10GB';",
                        "SELECT pg_reload_conf(); -- effective up to here; the rest by the restart",
                        "ALTER SYSTEM SET wal_level = 'logical';");
        assertThat(Platform.SELF_MANAGED.change(settings.subList(1, 2)))
                .containsExactly(
                        "Settings of PostgreSQL, by a superuser, all at once; no restart is needed:",
                        "ALTER SYSTEM SET max_slot_wal_keep_size = '10GB';",
                        "SELECT pg_reload_conf();");
        assertThat(Platform.AZURE.change(settings))
                .contains("wal_level = logical", "max_slot_wal_keep_size = 10240")
                .noneMatch(line -> line.contains("ALTER SYSTEM"));
        assertThat(Platform.SELF_MANAGED.change(List.of())).isEmpty();
    }

    @Test
    void tellsWhatMayPassFromWhatSomebodyMustMend() {
        Setback away = Setback.of(
                new IllegalStateException("engine", new SQLException("Connection to db:5432 refused", "08001")),
                config);
        Setback locked = Setback.of(new SQLException("FATAL: password authentication failed", "28P01"), config);
        Setback other = Setback.of(new IllegalStateException("first line\nsecond line"), config);

        assertThat(away.lasting()).isFalse();
        assertThat(away.problem().reason())
                .isEqualTo("PostgreSQL at db:5432 cannot be reached (headroom.databases.shop.url):"
                        + " Connection to db:5432 refused");
        assertThat(locked.lasting()).isTrue();
        assertThat(locked.problem().fix()).contains("headroom.databases.shop.password");
        assertThat(other.lasting()).isFalse();
        assertThat(other.problem().reason()).endsWith("first line");
    }

    private static TableFacts table(
            String name, Identity identity, List<String> key, boolean partitioned, boolean owned) {
        return new TableFacts(
                new TableName("public", name),
                1,
                partitioned,
                false,
                identity,
                key,
                List.of("id"),
                true,
                false,
                owned,
                0,
                List.of());
    }
}
