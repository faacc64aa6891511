package io.headroom.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.api.Published;
import io.headroom.api.RunningApi;
import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.ProvisionalTotals;
import io.headroom.core.capture.ProvisionalTotals.Part;
import io.headroom.core.capture.Seeding;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.change.TableId;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.testkit.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A database of which two tables are being read, and one has been. */
class ProvisionalTotalsIT {
    private static final String KAFKA = TestServers.shared().bootstrapServers();
    private static final String PATH = "/api/v1/databases/forerun";
    private static final Instant AT = RunningApi.NOW.minusSeconds(30);
    private static final Part LEEDS = new Part(Tenant.of("42"), 700, 90_000);
    private static final Part NOBODY = new Part(Tenant.NULL, 100, 5_000);

    @Test
    void standBesideWhatIsCounted_untilTheirTableIsRead() {
        try (Published forerun = new Published(KAFKA, "forerun")) {
            forerun.capture(CaptureState.SNAPSHOT, 0, new Seeding(1, 3, 60, 1_300, 10, null), null, RunningApi.NOW)
                    .table(71, "public.booking", TableWatch.SEEDING, null)
                    .table(72, "public.visit", TableWatch.SEEDING, null)
                    .table(74, "public.log", TableWatch.SEEDING, null)
                    .table(75, "public.note", TableWatch.SEEDING, null)
                    .table(73, "public.country", TableWatch.LIVE, null)
                    .usage("table:forerun/public.note", UsageMeasure.HEAP, AT, 8_192)
                    .usage("table:forerun/public.note", UsageMeasure.TOAST, AT, 3_000_000)
                    .footprint("table:public.booking", 60, 6_000)
                    .footprint("tenant:42", 60, 6_000)
                    .provisionalTotals(totals(71, "booking", 1, AT, 1_000, 100_000, List.of(LEEDS, NOBODY)))
                    .provisionalTotals(totals(
                            72, "visit", 1, AT.plusSeconds(5), 7, 770, List.of(new Part(Tenant.of("42"), 7, 770))))
                    .provisionalTotals(totals(73, "country", 1, AT, 10, 25_000, List.of()));
        }
        try (RunningApi api = RunningApi.on(KAFKA, Map.of(), Map.of("forerun", Map.of("42", "Leeds Gas")))
                .restored()) {
            eventually(
                    () -> assertThat(api.json(PATH).get("provisionalTotals").toString())
                            .isEqualTo(
                                    "{\"tables\":2,\"tablesBeingRead\":4,\"rows\":1007,\"bytes\":100770,\"at\":\"2026-11-21T09:59:30Z\"}"));
            assertThat(items(api, "table"))
                    .isEqualTo("[" + row("\"public.booking\"", "null", "null", "null", 1_000, 100_000, 30) + ","
                            + row("\"public.visit\"", "null", "null", "null", 7, 770, 35) + "]");
            assertThat(items(api, "tenant"))
                    .isEqualTo("[" + row("null", "\"42\"", "\"TENANT\"", "\"Leeds Gas\"", 707, 90_770, 30) + ","
                            + row("null", "null", "null", "null", 200, 5_000, 30) + ","
                            + row("null", "null", "\"NULL\"", "null", 100, 5_000, 30) + "]");
            assertThat(api.json(PATH + "/provisional-totals?by=tenantTable").get("items"))
                    .hasSize(4);
            JsonNode counted = api.json(PATH + "/footprints?by=table").get("items");
            assertThat(counted.findValuesAsText("rows"))
                    .as("what is counted")
                    .containsExactly("60", "null", "null", "null", "null");
            assertThat(api.problem(400, PATH + "/provisional-totals?by=day")
                            .get("parameter")
                            .asText())
                    .isEqualTo("by");
            eventually(() -> assertThat(missing(api))
                    .isEqualTo("[{\"table\":\"public.note\",\"estimatedBytes\":3008192},"
                            + "{\"table\":\"public.log\",\"estimatedBytes\":null}]"));
            goesWithTheReading(api);
        }
    }

    private static void goesWithTheReading(RunningApi api) {
        try (Published forerun = new Published(KAFKA, "forerun")) {
            forerun.table(71, "public.booking", TableWatch.LIVE, null)
                    .provisionalTotals(totals(72, "visit", 2, AT, 9, 990, List.of()));
        }

        eventually(() -> {
            assertThat(api.json(PATH).get("provisionalTotals").isNull())
                    .as("one table was read, and the other is told of in another epoch")
                    .isTrue();
            assertThat(items(api, "tenant")).isEqualTo("[]");
            assertThat(missing(api)).contains("public.visit").doesNotContain("public.booking", "public.country");
        });
    }

    private static String missing(RunningApi api) {
        return api.json(PATH + "/provisional-totals/missing").get("items").toString();
    }

    private static String items(RunningApi api, String by) {
        return api.json(PATH + "/provisional-totals?by=" + by).get("items").toString();
    }

    private static String row(
            String table, String tenant, String kind, String name, long rows, long bytes, int second) {
        return "{\"table\":" + table + ",\"tenant\":" + tenant + ",\"tenantKind\":" + kind + ",\"tenantName\":" + name
                + ",\"rows\":" + rows + ",\"bytes\":" + bytes + ",\"at\":\"2026-11-21T09:59:" + second + "Z\"}";
    }

    private static ProvisionalTotals totals(
            int id, String name, int epoch, Instant at, long rows, long bytes, List<Part> parts) {
        return new ProvisionalTotals(
                "forerun", new TableId(id), new TableName("public", name), epoch, at, rows, bytes, parts);
    }

    private static void eventually(Runnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion::run);
    }
}
