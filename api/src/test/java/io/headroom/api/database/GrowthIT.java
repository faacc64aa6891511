package io.headroom.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.api.Published;
import io.headroom.api.RunningApi;
import io.headroom.core.forecast.Accuracy;
import io.headroom.core.forecast.Contender;
import io.headroom.core.forecast.Growth;
import io.headroom.core.forecast.GrowthInterval;
import io.headroom.core.forecast.Hindsight;
import io.headroom.core.forecast.Path;
import io.headroom.core.forecast.TrackRecord;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Granularity;
import io.headroom.core.growth.Origin;
import io.headroom.core.projection.Measure;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.testkit.TestServers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrowthIT {
    private static final String KAFKA = TestServers.shared().bootstrapServers();
    private static final Instant MIDNIGHT = Instant.parse("2026-11-21T00:00:00Z");
    private static final String GROWN = "/api/v1/databases/grown";
    private static final String ANNOTATIONS = GROWN + "/annotations";

    @Test
    void tellsWhatCameAndWhatIsExpected() {
        try (Published grown = new Published(KAFKA, "grown")) {
            grown.whole(120, 1250, RunningApi.NOW)
                    .growth("database", Granularity.DAY, MIDNIGHT.minusSeconds(86_400), Flows.added(9, 90))
                    .growth("database", Granularity.DAY, MIDNIGHT, Flows.removed(1, 10))
                    .projection("database", Measure.LOGICAL_BYTES, projected())
                    .footprint("tenant:1", 20, 200)
                    .footprint("tenant:2", 100, 1050)
                    .projection("tenant:2", Measure.LOGICAL_BYTES, projected())
                    .streaming();
        }
        try (RunningApi api = RunningApi.on(KAFKA, Map.of()).restored()) {
            assertThat(api.get(GROWN + "/growth?scope=database&bucket=day").body())
                    .isEqualTo("{\"items\":[{\"at\":\"2026-11-20\",\"origin\":\"OBSERVED\",\"rowsAdded\":9,"
                            + "\"rowsRemoved\":0,\"bytesNet\":90,\"rowsTotal\":121,\"bytesTotal\":1260},"
                            + "{\"at\":\"2026-11-21\",\"origin\":\"OBSERVED\",\"rowsAdded\":0,\"rowsRemoved\":1,"
                            + "\"bytesNet\":-10,\"rowsTotal\":120,\"bytesTotal\":1250}],\"nextCursor\":null,"
                            + "\"asOf\":\"2026-11-21T10:00:00Z\",\"freshnessSeconds\":0.0,\"status\":\"STREAMING\","
                            + "\"provisional\":false}");
            assertThat(api.get(GROWN + "/projections?scope=database&measure=LOGICAL_BYTES&horizon=P1D")
                            .body())
                    .isEqualTo(
                            "{\"scope\":\"database\",\"measure\":\"LOGICAL_BYTES\",\"unit\":\"bytes\","
                                    + "\"asOf\":\"2026-11-21T10:00:00Z\",\"level\":1250,"
                                    + "\"projectedFrom\":\"2026-11-21T00:00:00Z\",\"method\":\"DRIFT\","
                                    + "\"contenders\":[{\"method\":\"DRIFT\",\"relativeError\":1.0,\"share\":1.0}],"
                                    + "\"path\":[{\"at\":\"2026-11-22\",\"p10\":1358,\"p50\":1390,\"p90\":1420}],"
                                    + "\"means\":{\"addUpTo\":null,\"parts\":1,\"partsWithoutPath\":0,\"difference\":0,"
                                    + "\"path\":[{\"at\":\"2026-11-22\",\"mean\":1389,\"own\":1389}]},"
                                    + "\"accuracy\":{\"days\":1,\"relativeMae\":0.5,\"mase\":0.71,\"pinballLoss\":12.0,"
                                    + "\"coverage80\":0.79,\"coverageAtLeast\":0.745,\"coverageAtMost\":0.829,"
                                    + "\"points\":364,\"windows\":364},\"growthPerDay\":240.0,"
                                    + "\"growthOrigin\":\"OBSERVED\",\"growthDays\":28,\"doublingDays\":null,"
                                    + "\"hindsight\":{\"days\":90,\"before\":400,\"p10\":900,\"p50\":1100,\"p90\":1200,"
                                    + "\"actual\":1000,\"error\":0.1},\"refusal\":null,\"straightLine\":null,\"annotations\":[]}");
            assertThat(api.json(GROWN).get("growthBytesPerDay").asLong()).isEqualTo(240);
            JsonNode tenants = api.json(GROWN + "/footprints?by=tenant&sort=-growthBytesPerDay")
                    .get("items");
            assertThat(tenants.findValuesAsText("tenant")).containsExactly("2", "1");
            assertThat(tenants.findValuesAsText("growthBytesPerDay")).containsExactly("240", "null");
            assertThat(tenants.findValuesAsText("growthShare")).containsExactly("1.0", "null");
            assertThat(api.problem(404, GROWN + "/growth?scope=tenant:7")
                            .get("type")
                            .asText())
                    .isEqualTo("/problems/unknown-scope");
            assertThat(api.problem(400, GROWN + "/projections?scope=42")
                            .get("parameter")
                            .asText())
                    .isEqualTo("scope");
            movesWhatIsExpected_whileAnImportIsKnown(api);
            refusesWhatMakesNoSense(api);
        }
    }

    private static void movesWhatIsExpected_whileAnImportIsKnown(RunningApi api) {
        JsonNode said = RunningApi.parsed(api.post(
                ANNOTATIONS,
                "{\"kind\": \"IMPORT\", \"label\": \"two moves in\", \"scope\": \"tenant:2\","
                        + " \"from\": \"2026-11-22\", \"bytes\": 5000}"));
        String id = said.get("id").asText();
        assertThat(said.toString())
                .isEqualTo("{\"id\":\"" + id + "\",\"state\":\"PENDING\",\"kind\":\"IMPORT\","
                        + "\"label\":\"two moves in\",\"scope\":\"tenant:2\",\"from\":\"2026-11-22T00:00:00Z\","
                        + "\"until\":\"2026-11-23T00:00:00Z\",\"factor\":null,\"bytes\":5000,\"rows\":null,"
                        + "\"bytesPerDay\":null,\"rowsPerDay\":null,\"declaredAt\":\"2026-11-21T10:00:00Z\"}");
        for (String scope : List.of("database", "tenant:2")) {
            JsonNode forecast = api.json(GROWN + "/projections?horizon=P2D&scope=" + scope);
            assertThat(forecast.at("/annotations/0/adds").asLong()).isEqualTo(5000);
            assertThat(forecast.at("/path/1/p50").asLong()
                            - forecast.at("/path/0/p50").asLong())
                    .isEqualTo(5240);
        }
        assertThat(api.json(ANNOTATIONS).get("items").findValuesAsText("id")).containsExactly(id);

        assertThat(api.send("DELETE", ANNOTATIONS + "/" + id).statusCode()).isEqualTo(200);

        assertThat(api.json(ANNOTATIONS).get("items")).isEmpty();
        assertThat(api.json(GROWN + "/projections?horizon=P2D").get("annotations"))
                .isEmpty();
        JsonNode launch = RunningApi.parsed(api.post(
                ANNOTATIONS,
                "{\"kind\": \"LAUNCH\", \"label\": \"two goes live\", \"scope\": \"tenant:2\","
                        + " \"from\": \"2026-11-22\", \"factor\": 1.5}"));
        assertThat(launch.get("bytesPerDay").asLong())
                .as("half of 240 more, which the database can be told")
                .isEqualTo(120);
        assertThat(api.send("DELETE", ANNOTATIONS + "/" + launch.get("id").asText())
                        .statusCode())
                .isEqualTo(200);
    }

    private static void refusesWhatMakesNoSense(RunningApi api) {
        HttpResponse<String> kind =
                api.post(ANNOTATIONS, "{\"kind\": \"LUNCH\", \"label\": \"x\", \"from\": \"2026-11-22\"}");
        assertThat(kind.statusCode()).isEqualTo(400);
        assertThat(kind.body()).contains("kind must be IMPORT, LAUNCH or HOLIDAY, got LUNCH");
        HttpResponse<String> unknown = api.post(
                ANNOTATIONS,
                "{\"kind\": \"HOLIDAY\", \"label\": \"x\", \"scope\": \"tenant:1\", \"from\": \"2026-11-22\","
                        + " \"until\": \"2026-11-24\", \"factor\": 0}");
        assertThat(unknown.body())
                .contains("factor must be left out for tenant:1, whose growth is not known yet;"
                        + " write bytesPerDay, rowsPerDay, got 0");
        assertThat(api.send("DELETE", ANNOTATIONS + "/unknown").statusCode()).isEqualTo(400);
    }

    /** 240 bytes a day from 1000: by ten o'clock 1100 were expected, and 150 more are there. */
    private static ProjectionFact projected() {
        Growth growth = new Growth(240, 28, Origin.OBSERVED);
        List<Path.Knot> knots = List.of(new Path.Knot(1, 1208, 1240, 1270), new Path.Knot(2, 1400, 1480, 1560));
        TrackRecord record = new TrackRecord(
                List.of(new Accuracy(1, 0.5, 0.71, 12, 0.79, 364, 364)),
                List.of(new Contender("DRIFT", 1, 1)),
                new Hindsight(90, 400, 900, 1100, 1200, 1000));
        return new ProjectionFact(
                MIDNIGHT,
                1000,
                growth,
                new ProjectionFact.Outlook("DRIFT", knots, record, growth, GrowthInterval.UNKNOWN, null),
                null);
    }
}
