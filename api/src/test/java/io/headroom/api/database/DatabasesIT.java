package io.headroom.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.api.Published;
import io.headroom.api.RunningApi;
import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.Problem;
import io.headroom.core.capture.Seeding;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.change.TableId;
import io.headroom.core.reconciliation.Bracket;
import io.headroom.core.reconciliation.TableCheck;
import io.headroom.core.scope.TableName;
import io.headroom.core.usage.Gap;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.StorageUse;
import io.headroom.testkit.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class DatabasesIT {
    private static final String KAFKA = TestServers.shared().bootstrapServers();
    private static final RunningApi API = api();

    private static RunningApi api() {
        new Published(KAFKA, "none").close(); // makes the topics
        return RunningApi.on(KAFKA, Map.of("configured", "spare")).restored();
    }

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void showsADatabaseWithWhatIsKnown_andNullForTheRest() {
        try (Published shop = new Published(KAFKA, "shop")) {
            shop.table(11, "public.booking", TableWatch.LIVE, null)
                    .table(12, "public.empty", TableWatch.LIVE, null)
                    .whole(1200, 340_000, RunningApi.NOW.minusMillis(400))
                    .footprint("tenant:42", 900, 300_000)
                    .footprint("tenant:7", 0, 0)
                    .footprint("tenant:.shared", 300, 40_000)
                    .streaming();
        }

        eventually(() -> assertThat(API.get("/api/v1/databases/shop").body())
                .isEqualTo("{\"name\":\"shop\",\"instance\":\"main\",\"status\":\"STREAMING\","
                        + "\"asOf\":\"2026-11-21T09:59:59.600Z\",\"freshnessSeconds\":0.4,\"tables\":2,\"tenants\":1,"
                        + "\"rows\":1200,\"logicalBytes\":340000,\"physicalBytes\":null,\"physicalAsOf\":null,"
                        + "\"physicalProblem\":{\"reason\":\"The size on disk has not been read in the last hour.\","
                        + "\"fix\":\"Ingest reads it every ten seconds; if it is running, its log says what is in the way.\"},"
                        + "\"growthBytesPerDay\":null,"
                        + "\"verdict\":\"UNDECIDED\",\"runway\":null,\"provisional\":false,\"seeding\":null,\"provisionalTotals\":null,\"slotWal\":null,"
                        + "\"reconciliation\":{\"tables\":2,\"verified\":0,\"differing\":0,\"driftRows\":null,\"verifiedSince\":null},"
                        + "\"problem\":null}"));
    }

    @Test
    void tellsTheSizeOnDisk_orWhatKeepsItFromBeingKnown() {
        Instant old = RunningApi.NOW.minusSeconds(121);
        Gap gap = new Gap("storage.databaseBytes", "permission denied", "GRANT pg_monitor TO \"headroom\";");
        try (Published sized = new Published(KAFKA, "sized");
                Published hidden = new Published(KAFKA, "hidden");
                Published silent = new Published(KAFKA, "unread")) {
            sized.on("roomy").streaming().reading(reading("roomy", RunningApi.NOW, Map.of("sized", 9L), List.of()));
            hidden.on("closed").streaming().reading(reading("closed", RunningApi.NOW, Map.of(), List.of(gap)));
            silent.on("quiet").streaming().reading(reading("quiet", old, Map.of("unread", 7L), List.of()));
        }

        eventually(() -> {
            JsonNode sized = API.json("/api/v1/databases/sized");
            assertThat(sized.get("physicalBytes").asLong()).isEqualTo(9);
            assertThat(sized.get("physicalAsOf").asText()).isEqualTo(RunningApi.NOW.toString());
            assertThat(sized.get("physicalProblem").isNull()).isTrue();
            JsonNode hidden = API.json("/api/v1/databases/hidden");
            assertThat(hidden.get("physicalBytes").isNull()).isTrue();
            assertThat(hidden.at("/physicalProblem/reason").asText()).contains("permission denied");
            assertThat(hidden.at("/physicalProblem/fix").asText()).isEqualTo(gap.fix());
            JsonNode silent = API.json("/api/v1/databases/unread");
            assertThat(silent.get("physicalBytes").asLong()).isEqualTo(7);
            assertThat(silent.at("/physicalProblem/reason").asText()).contains(old.toString());
        });
    }

    private static InstanceSample reading(String instance, Instant at, Map<String, Long> sizes, List<Gap> gaps) {
        return new InstanceSample(instance, at, StorageUse.UNKNOWN, sizes, null, null, Map.of(), gaps);
    }

    @Test
    void listsConfiguredDatabasesBeforeIngestReports() {
        JsonNode configured = API.json("/api/v1/databases/configured");

        assertThat(configured.get("instance").asText()).isEqualTo("spare");
        assertThat(configured.get("status").asText()).isEqualTo("STARTING");
        assertThat(configured.get("provisional").asBoolean()).isTrue();
        assertThat(configured.at("/problem/fix").asText()).contains("Start ingest");
        for (String unknown : new String[] {"asOf", "freshnessSeconds", "tables", "tenants", "rows", "logicalBytes"}) {
            assertThat(configured.get(unknown).isNull()).as(unknown).isTrue();
        }
        assertThat(API.json("/api/v1/databases").at("/items").findValuesAsText("name"))
                .contains("configured")
                .isSorted();
    }

    @Test
    void saysHowFarSeedingHasCome() {
        try (Published young = new Published(KAFKA, "young")) {
            Seeding seeding = new Seeding(1, 9, 5000, 20_000, 0, null);
            young.capture(CaptureState.SNAPSHOT, 0, seeding, null, RunningApi.NOW);
        }

        eventually(() -> {
            JsonNode young = API.json("/api/v1/databases/young");
            assertThat(young.get("status").asText()).isEqualTo("SNAPSHOT");
            assertThat(young.get("provisional").asBoolean()).isTrue();
            assertThat(young.get("seeding").toString())
                    .isEqualTo(
                            "{\"tablesDone\":1,\"tables\":9,\"rows\":5000,\"expectedRows\":20000,\"rowsPerSecond\":0,\"remainingSeconds\":null}");
        });
    }

    @Test
    void callsADatabaseStale_whenIngestIsSilent() {
        try (Published silent = new Published(KAFKA, "silent")) {
            Problem lost = new Problem("The slot is lost.", "Seed again.");
            silent.capture(CaptureState.FAILED, 1, null, lost, RunningApi.NOW.minusSeconds(16));
        }

        eventually(() -> {
            JsonNode silent = API.json("/api/v1/databases/silent");
            assertThat(silent.get("status").asText()).isEqualTo("STALE");
            assertThat(silent.at("/problem/reason").asText())
                    .contains("2026-11-21T09:59:44Z")
                    .contains("The slot is lost.");
            assertThat(silent.at("/problem/fix").asText()).isEqualTo("Seed again.");
        });
    }

    @Test
    void callsADatabaseDegraded_whenARecordOfItsTableWasSetAside() {
        try (Published doubtful = new Published(KAFKA, "doubtful")) {
            doubtful.streaming().deadLetter("public.booking", "bad row change");
        }

        eventually(() -> {
            JsonNode page = API.json("/api/v1/databases/doubtful/tables");
            assertThat(page.get("status").asText()).isEqualTo("DEGRADED");
            assertThat(API.json("/api/v1/databases/doubtful")
                            .at("/problem/reason")
                            .asText())
                    .contains("public.booking", "bad row change");
        });
    }

    @Test
    void tellsWhichCountsAreProved_andWhichAreNot() {
        Instant at = RunningApi.NOW.minusSeconds(60);
        try (Published proved = new Published(KAFKA, "proved")) {
            TableCheck fresh = TableCheck.unverified(
                    "proved", new TableId(31), new TableName("public", "booking"), at, "it is locked");
            TableCheck drifted = TableCheck.unverified(
                            "proved", new TableId(32), new TableName("public", "item"), at, "it is locked")
                    .counted(at, 9, Bracket.at(7))
                    .counted(at, 9, Bracket.at(7));
            proved.streaming()
                    .table(31, "public.booking", TableWatch.LIVE, null)
                    .table(32, "public.item", TableWatch.LIVE, null)
                    .table(33, "public.visit", TableWatch.LIVE, null)
                    .check(fresh.counted(at, 10, Bracket.at(10)))
                    .check(drifted);
        }

        eventually(() -> {
            JsonNode database = API.json("/api/v1/databases/proved");
            assertThat(database.get("reconciliation").toString())
                    .isEqualTo("{\"tables\":3,\"verified\":1,\"differing\":1,\"driftRows\":2,"
                            + "\"verifiedSince\":\"2026-11-21T09:59:00Z\"}");
            assertThat(database.get("status").asText()).isEqualTo("DEGRADED");
            JsonNode tables = API.json("/api/v1/databases/proved/tables").get("items");
            assertThat(tables.get(1).get("check").toString())
                    .isEqualTo("{\"verdict\":\"DRIFTED\",\"at\":\"2026-11-21T09:59:00Z\",\"rows\":9,\"drift\":-2,"
                            + "\"verifiedAt\":null,\"reason\":null}");
            assertThat(tables.get(2).get("check").isNull()).isTrue();
        });
    }

    @Test
    void forgetsTablesThatWereDropped_byStateAndByTombstone() {
        try (Published changing = new Published(KAFKA, "changing")) {
            changing.streaming()
                    .table(21, "public.kept", TableWatch.LIVE, null)
                    .table(22, "public.dropped", TableWatch.LIVE, null)
                    .table(23, "public.forgotten", TableWatch.LIVE, null)
                    .table(22, "public.dropped", TableWatch.DROPPED, null)
                    .tableForgotten(23)
                    .whole(0, 0, RunningApi.NOW);
        }

        eventually(() -> {
            assertThat(API.json("/api/v1/databases/changing").get("tables").asInt())
                    .isEqualTo(1);
            assertThat(API.json("/api/v1/databases/changing/tables")
                            .get("items")
                            .toString())
                    .isEqualTo("[{\"table\":\"public.kept\",\"state\":\"LIVE\",\"keyColumns\":[\"id\"],"
                            + "\"tenantColumn\":\"tenant_id\",\"problem\":null,\"check\":null}]");
            assertThat(API.json("/api/v1/databases/changing/footprints")
                            .get("items")
                            .findValuesAsText("table"))
                    .containsExactly("public.kept");
        });
    }

    @Test
    void namesTheKnownDatabases_whenAskedForAnother() {
        JsonNode problem = API.problem(404, "/api/v1/databases/shopp/footprints");

        assertThat(problem.get("type").asText()).isEqualTo("/problems/unknown-database");
        assertThat(problem.get("detail").asText()).contains("shopp").contains("configured");
        assertThat(problem.get("database").asText()).isEqualTo("shopp");
    }

    private static void eventually(ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }
}
