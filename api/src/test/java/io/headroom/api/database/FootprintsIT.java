package io.headroom.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.api.Published;
import io.headroom.api.RunningApi;
import io.headroom.core.capture.Problem;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.scope.Tenant;
import io.headroom.testkit.TestServers;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FootprintsIT {
    private static final String KAFKA = TestServers.shared().bootstrapServers();
    private static final String PATH = "/api/v1/databases/lanes/footprints";
    private static final int TENANTS = 250;
    /** A name is whatever somebody typed, and is served as it is. */
    private static final String MARKUP = "<b>Leeds</b> \"Gas\" & Söhne";

    private static RunningApi api;
    private static ApplicationContext context;
    private static DatabasesClient client;

    @BeforeAll
    static void publish() {
        try (Published lanes = new Published(KAFKA, "lanes")) {
            Problem keyless = new Problem("It has no key.", "Add a primary key.");
            lanes.streaming()
                    .table(31, "public.booking", TableWatch.LIVE, null)
                    .table(32, "public.country", TableWatch.LIVE, null)
                    .table(33, "public.fresh", TableWatch.LIVE, null)
                    .table(34, "public.keyless", TableWatch.UNKNOWN, keyless)
                    .footprint("table:public.booking", 1000, 100_000)
                    .footprint("table:public.country", 10, 25_000)
                    .footprint("tenant:.shared", 10, 25_000)
                    .footprint("tenant:gone", 0, 0)
                    .part("public.country", Tenant.SHARED, 10, 25_000)
                    .part("public.booking", Tenant.of("gone"), 0, 0);
            for (int i = 0; i < TENANTS; i++) {
                lanes.footprint("tenant:t" + i, 4, 400).part("public.booking", Tenant.of("t" + i), 4, 400);
            }
            lanes.whole(1010, 125_000, RunningApi.NOW);
        }
        api = RunningApi.on(KAFKA, Map.of(), Map.of("lanes", Map.of("t7", MARKUP, "gone", "Gone")))
                .restored();
        context = ApplicationContext.run(Map.of("headroom.test.url", api.uri().toString()));
        client = context.getBean(DatabasesClient.class);
    }

    @AfterAll
    static void stop() {
        context.close();
        api.close();
    }

    @Test
    void listsTables_emptyOnesAndThoseThatCannotBeCountedIncluded() {
        assertThat(api.json(PATH).toString())
                .isEqualTo("{\"items\":[" + row("\"public.booking\"", "null", "null", "1000", "100000", "0.8", "null")
                        + "," + row("\"public.country\"", "null", "null", "10", "25000", "0.2", "null")
                        + "," + row("\"public.fresh\"", "null", "null", "0", "0", "0.0", "null")
                        + ","
                        + row(
                                "\"public.keyless\"",
                                "null",
                                "null",
                                "null",
                                "null",
                                "null",
                                "{\"reason\":\"It has no key.\",\"fix\":\"Add a primary key.\"}")
                        + "],\"nextCursor\":null,\"asOf\":\"2026-11-21T10:00:00Z\",\"freshnessSeconds\":0.0,"
                        + "\"status\":\"STREAMING\",\"provisional\":false}");
    }

    @Test
    void listsTenants_withoutThoseThatHoldNothing() {
        Page<FootprintRow> page = client.footprints("lanes", "tenant", null, null, 1000, null, "-bytes");

        assertThat(page.items()).hasSize(TENANTS + 1);
        assertThat(page.items().get(0))
                .isEqualTo(
                        new FootprintRow(null, null, "SHARED", null, 10L, 25_000L, null, null, null, null, 0.2, null));
        assertThat(page.items().get(1))
                .isEqualTo(
                        new FootprintRow(null, "t0", "TENANT", null, 4L, 400L, null, null, null, null, 0.0032, null));
    }

    @Test
    void listsTenantsPartsOfTables_andFiltersBoth() {
        assertThat(rows("tenantTable", null, null)).hasSize(TENANTS + 1);
        assertThat(rows("tenantTable", "public.country", null))
                .containsExactly(new FootprintRow(
                        "public.country", null, "SHARED", null, 10L, 25_000L, null, null, null, null, 0.2, null));
        assertThat(rows("tenantTable", "public.booking", "t7"))
                .containsExactly(new FootprintRow(
                        "public.booking", "t7", "TENANT", MARKUP, 4L, 400L, null, null, null, null, 0.0032, null));
        assertThat(rows("tenantTable", "public.booking", "gone")).isEmpty();
        assertThat(rows("table", "public.fresh", null))
                .extracting(FootprintRow::rows)
                .containsExactly(0L);
    }

    @Test
    void pagesThroughEveryRowOnce() {
        for (String sort : List.of("-bytes", "bytes", "tenant", "-tenant", "rows")) {
            List<String> seen = new ArrayList<>();
            String cursor = null;
            do {
                Page<FootprintRow> page = client.footprints("lanes", "tenant", null, null, 100, cursor, sort);
                page.items().forEach(row -> seen.add(row.tenantKind() + "/" + row.tenant()));
                cursor = page.nextCursor();
            } while (cursor != null);

            assertThat(seen).as(sort).hasSize(TENANTS + 1).doesNotHaveDuplicates();
        }
    }

    @Test
    void refusesTheCursorOfAnotherList() {
        String cursor = client.footprints("lanes", "tenant", null, null, 10, null, "-bytes")
                .nextCursor();

        for (String other : List.of("by=tenant&sort=bytes", "by=tenantTable", "by=tenant&tenant=t1")) {
            JsonNode problem = api.problem(400, PATH + "?" + other + "&cursor=" + cursor);
            assertThat(problem.get("parameter").asText()).isEqualTo("cursor");
            assertThat(problem.get("detail").asText()).contains("the page it came from");
        }
    }

    @Test
    void namesParameterAndValue_whenAParameterMakesNoSense() {
        refused("limit=0", "limit must be 1 to 1000, got 0");
        refused("limit=1001", "limit must be 1 to 1000, got 1001");
        refused("limit=ten", "limit must be a whole number, got ten");
        refused("by=owner", "by must be table, tenant, tenantTable, got owner");
        refused("table=booking", "table must be schema.name, got booking");
        refused("by=tenant&table=a.b", "table must be left out where by=tenant, got a.b");
        refused("tenant=42", "tenant must be left out where by=table, got 42");
        refused(
                "sort=-age",
                "sort must be one of table, bytes, rows, growthBytesPerDay, growthRowsPerDay"
                        + " with or without a leading '-' where by=table");
        refused("cursor=%21", "cursor must be the nextCursor of an earlier page, got !");
        refused("cursor=AAAA", "cursor must be the nextCursor of an earlier page, got AAAA");
    }

    @Test
    void throwsAtTheClientWhatTheServerRefuses() {
        HttpClientResponseException refusal = catchThrowableOfType(
                HttpClientResponseException.class,
                () -> client.footprints("lanes", "tenant", null, null, 0, null, "-bytes"));

        assertThat(refusal.getStatus().getCode()).isEqualTo(400);
    }

    @Test
    void followsWhatIsPublishedLater() {
        try (Published lanes = new Published(KAFKA, "lanes")) {
            lanes.footprint("table:public.later", 5, 50).table(35, "public.later", TableWatch.SEEDING, null);
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(api.json(PATH + "?table=public.later")
                                .get("provisional")
                                .asBoolean())
                        .isTrue());
        try (Published lanes = new Published(KAFKA, "lanes")) {
            lanes.table(35, "public.later", TableWatch.DROPPED, null);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(api.json(PATH + "?table=public.later").get("items"))
                                .isEmpty());
    }

    private static List<FootprintRow> rows(String by, @Nullable String table, @Nullable String tenant) {
        return client.footprints("lanes", by, table, tenant, 1000, null, "-bytes")
                .items();
    }

    private static void refused(String query, String detail) {
        JsonNode problem = api.problem(400, PATH + "?" + query);
        assertThat(problem.get("type").asText()).isEqualTo("/problems/invalid-parameter");
        assertThat(problem.get("detail").asText()).startsWith(detail);
    }

    private static String row(
            String table, String tenant, String kind, String rows, String bytes, String share, String problem) {
        return "{\"table\":" + table + ",\"tenant\":" + tenant + ",\"tenantKind\":" + kind
                + ",\"tenantName\":null,\"rows\":" + rows
                + ",\"bytes\":" + bytes + ",\"physicalBytes\":null"
                + ",\"growthRowsPerDay\":null,\"growthBytesPerDay\":null,\"growthShare\":null,\"share\":" + share
                + ",\"problem\":" + problem + "}";
    }
}
