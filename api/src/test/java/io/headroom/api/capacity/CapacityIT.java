package io.headroom.api.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.api.Published;
import io.headroom.api.RunningApi;
import io.headroom.core.capacity.LineItem;
import io.headroom.core.capacity.OfferFact;
import io.headroom.core.capacity.PlanPath;
import io.headroom.core.capacity.PlanPathFact;
import io.headroom.core.capacity.Price;
import io.headroom.core.capacity.PriceKind;
import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.capacity.Resource;
import io.headroom.core.capacity.ResourceFact;
import io.headroom.core.capacity.RunwayFact;
import io.headroom.core.capacity.RunwayFact.Outcome;
import io.headroom.core.capacity.RunwayFact.Reached;
import io.headroom.core.capacity.Verdict;
import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.Severity;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.trigger.TriggerMeasure;
import io.headroom.core.usage.ConnectionState;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.StorageUse;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageUnit;
import io.headroom.testkit.TestServers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapacityIT {
    private static final String KAFKA = TestServers.shared().bootstrapServers();

    @Test
    void tellsWhenLimitsAreReached_whatToDo_andWhatIsFiring() {
        try (Published full = new Published(KAFKA, "full")) {
            full.on("tight")
                    .streaming()
                    .recommendation(said())
                    .trigger(firing())
                    .reading(reading());
        }
        try (Published crowded = new Published(KAFKA, "crowded")) {
            crowded.on("busy").streaming();
            MeasuredFacts.of("busy", "crowded", RunningApi.NOW).forEach(crowded::expectation);
            crowded.recommendation(MeasuredFacts.nothingElseKnown("busy"));
        }
        try (RunningApi api = RunningApi.on(KAFKA, Map.of("lonely", "nowhere")).restored()) {
            assertThat(api.json("/api/v1/databases/full").get("runway").toString())
                    .isEqualTo("{\"resource\":\"STORAGE\",\"limit\":\"70%\",\"p10\":\"2027-02-01\","
                            + "\"p50\":\"2027-03-02\",\"p90\":null,\"actBy\":\"2027-01-18\"}");
            assertThat(api.json("/api/v1/databases/full").get("verdict").asText())
                    .isEqualTo("UNDER_PROVISIONED");
            assertThat(api.get("/api/v1/databases/full/runway").body())
                    .isEqualTo(api.get("/api/v1/instances/tight/runway").body())
                    .startsWith("{\"instance\":\"tight\",\"asOf\":\"2026-11-21T10:00:00Z\",\"limits\":[{"
                            + "\"resource\":\"STORAGE\",\"limit\":\"70%\",\"limitBytes\":700,\"p10\":\"2027-02-01\","
                            + "\"p50\":\"2027-03-02\",\"p90\":null,\"reached\":\"ON\",\"actBy\":\"2027-01-18\","
                            + "\"usedBytes\":600,\"capacityBytes\":1000,\"utilisation\":0.6,\"subject\":null,"
                            + "\"unit\":\"BYTES\",\"limitValue\":700.0,\"value\":600.0,\"asOf\":null,"
                            + "\"horizonDays\":null,\"refusal\":null},")
                    .endsWith("],\"refusal\":null}");
            assertThat(api.get("/api/v1/instances/tight").body())
                    .isEqualTo("{\"name\":\"tight\",\"databases\":[\"full\"],\"asOf\":\"2026-11-21T10:00:00Z\","
                            + "\"resources\":[{\"resource\":\"STORAGE\",\"unit\":\"bytes\",\"used\":650,"
                            + "\"capacity\":1000,\"utilisation\":0.65,\"asOf\":\"2026-11-21T10:00:05Z\"},"
                            + "{\"resource\":\"CONNECTIONS\",\"unit\":\"connections\",\"used\":5,\"capacity\":47,"
                            + "\"utilisation\":0.106383,\"asOf\":\"2026-11-21T10:00:05Z\"}],"
                            + "\"plan\":null,\"verdict\":\"UNDER_PROVISIONED\",\"doubt\":null,\"runway\":{"
                            + "\"resource\":\"STORAGE\",\"limit\":\"70%\",\"limitBytes\":700,\"p10\":\"2027-02-01\","
                            + "\"p50\":\"2027-03-02\",\"p90\":null,\"reached\":\"ON\",\"actBy\":\"2027-01-18\","
                            + "\"usedBytes\":600,\"capacityBytes\":1000,\"utilisation\":0.6,\"subject\":null,"
                            + "\"unit\":\"BYTES\",\"limitValue\":700.0,\"value\":600.0,\"asOf\":null,"
                            + "\"horizonDays\":null,\"refusal\":null},\"noRunway\":null}");
            tellsWhatIsExpectedOfMeasures(api);
            JsonNode lonely = api.json("/api/v1/instances/nowhere");
            assertThat(lonely.get("databases").toString()).isEqualTo("[\"lonely\"]");
            assertThat(lonely.get("verdict").asText()).isEqualTo("UNDECIDED");
            assertThat(lonely.at("/doubt/code").asText()).isEqualTo("CAPACITY_UNKNOWN");
            assertThat(lonely.at("/resources/0/used").isNull()).isTrue();
            assertThat(lonely.at("/resources/1/capacity").isNull()).isTrue();
            assertThat(api.json("/api/v1/instances").get("items"))
                    .extracting(instance -> instance.get("name").asText())
                    .contains("nowhere", "tight")
                    .isSorted();
            assertThat(api.problem(404, "/api/v1/instances/tigth").get("name").asText())
                    .isEqualTo("tigth");
            assertThat(api.get("/api/v1/databases/full/recommendations").body())
                    .isEqualTo(
                            api.get("/api/v1/instances/tight/recommendations").body())
                    .contains("\"nextPlan\":{\"plan\":\"railway/pro\",\"provider\":\"railway\",\"name\":\"pro\"")
                    .contains("\"price\":{\"low\":20,\"high\":40,\"currency\":\"GBP\",\"kind\":\"LIST\"}")
                    .contains("\"path\":{\"months\":12,\"total\":{\"low\":240,\"high\":480,\"currency\":\"GBP\"},"
                            + "\"steps\":[{\"from\":\"2026-11-21\",\"months\":12,\"plan\":{\"plan\":\"railway/pro\"")
                    .contains("\"because\":\"it is small\"}]")
                    .contains("\"nextPlanBecause\":\"connections reach 80 % of 50 most likely on 3 January 2027\","
                            + "\"resources\":[{\"resource\":\"CONNECTIONS\",\"threshold\":0.8,\"level\":0.75,\"has\":50,"
                            + "\"needed\":63,\"p10\":\"2027-02-01\",\"p50\":\"2027-03-02\",\"until\":null,\"leftOut\":null},"
                            + "{\"resource\":\"MEMORY\",\"threshold\":0.85,\"level\":null,\"has\":null,\"needed\":null,"
                            + "\"p10\":null,\"p50\":null,\"until\":null,\"leftOut\":\"not read\"}]")
                    .contains("\"rejected\":[{\"plan\":\"railway/starter\",\"reason\":\"has 500 MB\"}]");
            assertThat(api.json("/api/v1/triggers").get("items").toString())
                    .contains("{\"instance\":\"tight\",\"database\":null,\"rule\":\"storage-above-50-percent\","
                            + "\"resource\":\"STORAGE\",\"severity\":\"WARNING\",\"state\":\"FIRING\","
                            + "\"since\":\"2026-11-21T10:00:00Z\",\"value\":0.6,\"threshold\":0.5,\"reason\":\"full\","
                            + "\"subject\":\"instance:tight\",\"measure\":\"STORAGE_USED\",\"unit\":\"SHARE\","
                            + "\"quietedBy\":null,\"silencedBy\":null,\"silencedUntil\":null,"
                            + "\"acknowledgedBy\":null,\"acknowledgedAt\":null,\"targetPlan\":null}");
            JsonNode unread = api.json("/api/v1/databases/lonely/runway");
            assertThat(unread.toString())
                    .startsWith("{\"instance\":\"nowhere\",\"asOf\":null,")
                    .endsWith("\"refusal\":" + lonely.get("noRunway") + "}");
            assertThat(unread.get("limits"))
                    .extracting(limit -> limit.get("resource").asText() + " "
                            + limit.get("reached").asText())
                    .containsExactlyInAnyOrder(
                            "CONNECTIONS REFUSED",
                            "MEMORY REFUSED",
                            "CPU REFUSED",
                            "TRANSACTION_IDS REFUSED",
                            "MULTIXACT_IDS REFUSED");
            assertThat(api.problem(404, "/api/v1/databases/lonly/runway")
                            .get("type")
                            .asText())
                    .isEqualTo("/problems/unknown-database");
            JsonNode unjudged = api.json("/api/v1/instances/nowhere/recommendations");
            assertThat(unjudged).isEqualTo(api.json("/api/v1/databases/lonely/recommendations"));
            assertThat(unjudged.get("verdict").asText()).isEqualTo("UNDECIDED");
            assertThat(unjudged.get("doubt")).isEqualTo(lonely.get("doubt"));
            assertThat(unjudged.get("asOf").isNull()).isTrue();
            assertThat(api.problem(404, "/api/v1/instances/tigth/recommendations")
                            .get("type")
                            .asText())
                    .isEqualTo("/problems/unknown-instance");
            assertThat(api.send("GET", "/lib/echarts/echarts.esm.min.mjs").statusCode())
                    .isEqualTo(200);
        }
    }

    private static void tellsWhatIsExpectedOfMeasures(RunningApi api) {
        JsonNode limits = api.json("/api/v1/instances/busy/runway").get("limits");
        assertThat(limits)
                .extracting(MeasuredFacts::inShort)
                .containsExactly(
                        "CONNECTIONS instance:busy 2026-11-30 2026-12-10 null ON",
                        "SEQUENCES sequence:crowded/public.order_id_seq 2027-02-28 2027-03-20 2027-05-09 ON",
                        "MEMORY instance:busy null null null INSUFFICIENT_HISTORY 2026-12-01T00:00:00Z",
                        "CPU instance:busy null null null USE_UNKNOWN null",
                        "MULTIXACT_IDS instance:busy null null null USE_UNKNOWN null",
                        "TRANSACTION_IDS instance:busy null null null NOT_WITHIN_HORIZON");
        assertThat(limits.get(0).get("utilisation").asDouble()).isEqualTo(0.8);
        assertThat(limits.get(0).get("horizonDays").asInt()).isEqualTo(30);
        assertThat(api.json("/api/v1/instances/busy").at("/runway/resource").asText())
                .isEqualTo("CONNECTIONS");
        JsonNode said = api.json("/api/v1/instances/busy/projections?measure=CONNECTIONS_USED");
        assertThat(said.get("path")).hasSize(30);
        assertThat(said.at("/path/0/at").asText()).isEqualTo("2026-11-21T00:00:00Z");
        assertThat(said.at("/path/0/p50").asDouble()).isEqualTo(0.81);
        assertThat(said.get("unit").asText()).isEqualTo("SHARE");
        assertThat(said.at("/accuracies/0/coverageAtMost").asDouble()).isGreaterThan(0.8);
        JsonNode memory = api.json("/api/v1/instances/busy/projections?measure=HOST_MEMORY_USED&step=day");
        assertThat(memory.at("/refusal/code").asText()).isEqualTo("INSUFFICIENT_HISTORY");
        assertThat(api.json("/api/v1/instances/busy/projections?measure=WAL_RATE&step=hour")
                        .at("/refusal/code")
                        .asText())
                .isEqualTo("NOT_YET_PROJECTED");
        String sequence = "/api/v1/instances/busy/projections?measure=SEQUENCE_USED&subject=sequence:crowded/public.";
        assertThat(api.json(sequence + "order_id_seq").get("path")).isNotEmpty();
        assertThat(api.problem(400, sequence + "order_id_seq&step=hour")
                        .get("detail")
                        .asText())
                .isEqualTo("step must be day, because sequences are kept by day, got hour");
        assertThat(api.problem(400, "/api/v1/instances/busy/projections?measure=CONNECTION")
                        .get("detail")
                        .asText())
                .startsWith("measure must be one of STORAGE, ")
                .endsWith(", got CONNECTION");
        assertThat(api.problem(400, "/api/v1/instances/busy/projections?subject=database:full")
                        .get("parameter")
                        .asText())
                .isEqualTo("subject");
        assertThat(api.problem(404, "/api/v1/instances/bsy/projections")
                        .get("name")
                        .asText())
                .isEqualTo("bsy");
    }

    private static RecommendationFact said() {
        Reached early = new Reached(Outcome.ON, LocalDate.parse("2027-02-01"));
        Reached middle = new Reached(Outcome.ON, LocalDate.parse("2027-03-02"));
        Reached late = new Reached(Outcome.NOT_WITHIN_HORIZON, null);
        RunwayFact runway =
                new RunwayFact(Resource.STORAGE, "70%", 700, early, middle, late, LocalDate.parse("2027-01-18"));
        Price price = Price.parse("20-40 GBP");
        OfferFact next = new OfferFact(
                "railway/pro",
                2000,
                price,
                PriceKind.LIST,
                LocalDate.parse("2026-01-01"),
                "its page",
                List.of(LineItem.of("plan", "its page", 1, price)));
        return new RecommendationFact(
                "tight",
                RunningApi.NOW,
                Verdict.UNDER_PROVISIONED,
                "it is time",
                null,
                600L,
                1000L,
                1200L,
                List.of(runway),
                null,
                null,
                next,
                null,
                new PlanPathFact(
                        List.of(new PlanPathFact.Step(LocalDate.parse("2026-11-21"), 12, next, "it is small")),
                        price.times(12),
                        List.of(new PlanPath.Rejected("railway/starter", Price.parse("5 USD"), "has 500 MB"))),
                "connections reach 80 % of 50 most likely on 3 January 2027",
                List.of(
                        new ResourceFact(
                                Resource.CONNECTIONS, 0.8, 0.75, 50L, 63L, early.day(), middle.day(), null, null),
                        new ResourceFact(Resource.MEMORY, 0.85, null, null, null, null, null, null, "not read")));
    }

    private static InstanceSample reading() {
        return new InstanceSample(
                "tight",
                RunningApi.NOW.plusSeconds(5),
                StorageUse.of(600L, 50L, null),
                Map.of("full", 600L),
                50,
                3,
                Map.of(ConnectionState.ACTIVE, 2, ConnectionState.IDLE, 3),
                List.of());
    }

    private static TriggerFact firing() {
        return new TriggerFact(
                "tight",
                null,
                "storage-above-50-percent",
                Resource.STORAGE,
                Severity.WARNING,
                Phase.FIRING,
                RunningApi.NOW,
                0.6,
                0.5,
                "full",
                Subject.instance("tight"),
                TriggerMeasure.STORAGE_USED,
                UsageUnit.SHARE,
                null);
    }
}
