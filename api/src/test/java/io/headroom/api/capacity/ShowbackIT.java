package io.headroom.api.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.api.Published;
import io.headroom.api.RunningApi;
import io.headroom.core.capacity.LineItem;
import io.headroom.core.capacity.OfferFact;
import io.headroom.core.capacity.Price;
import io.headroom.core.capacity.PriceKind;
import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.capacity.Verdict;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.scope.Tenant;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.testkit.TestServers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShowbackIT {
    private static final String KAFKA = TestServers.shared().bootstrapServers();

    @Test
    void dividesTheBillByBytesOnDisk_idleCapacityApart() {
        try (Published shop = new Published(KAFKA, "billed")) {
            shop.on("priced")
                    .streaming()
                    .table(1, "public.booking", TableWatch.LIVE, null)
                    .whole(4, 400, RunningApi.NOW)
                    .part("public.booking", Tenant.of("7"), 3, 300)
                    .part("public.booking", Tenant.of("<b>,\"1\""), 1, 100)
                    .usage("database:billed", UsageMeasure.PHYSICAL_SIZE, RunningApi.NOW, 500_000)
                    .usage("table:billed/public.booking", UsageMeasure.PHYSICAL_SIZE, RunningApi.NOW, 400_000)
                    .recommendation(said("priced", 600_000L, 1_000_000L, plan("10-20 USD")));
        }
        try (RunningApi api = RunningApi.on(KAFKA, Map.of("billed", "priced"), Map.of("billed", Map.of("7", "Leeds")))
                .restored()) {
            JsonNode showback = api.json("/api/v1/instances/priced/showback");

            assertThat(showback.get("items").findValuesAsText("kind"))
                    .filteredOn(kind -> !kind.equals("LIST"))
                    .containsExactly("TENANT", "TENANT", "SYSTEM", "INSTANCE", "IDLE");
            assertThat(api.get("/api/v1/instances/priced/showback").body())
                    .contains("{\"kind\":\"TENANT\",\"database\":\"billed\",\"tenant\":\"7\",\"tenantName\":\"Leeds\","
                            + "\"physicalBytes\":300000,\"share\":0.3,\"growthBytesPerDay\":null,\"growthShare\":null,"
                            + "\"cost\":{\"low\":3.00,\"high\":6.00,\"currency\":\"USD\",\"kind\":\"LIST\"}}");
            assertThat(showback.at("/items/4/physicalBytes").asLong()).isEqualTo(400_000);
            assertThat(sum(showback, "low")).isEqualByComparingTo("10");
            assertThat(sum(showback, "high")).isEqualByComparingTo("20");
            assertThat(showback.at("/unit/perTenant").decimalValue()).isEqualByComparingTo("10");
            assertThat(api.get("/api/v1/instances/priced/showback.csv").body().lines())
                    .hasSize(6)
                    .first()
                    .asString()
                    .startsWith("BilledCost,EffectiveCost,ListCost,ContractedCost,BillingCurrency,BillingPeriodStart");
            assertThat(api.get("/api/v1/instances/priced/showback.csv").body())
                    .contains("\n6.00,6.00,6.00,6.00,USD,2026-11-01T00:00:00Z,2026-12-01T00:00:00Z,")
                    .contains("\"<b>,\"\"1\"\"\"");
        }
    }

    @Test
    void refuses_whenThereIsNoBill_orNobodyHasMeasured() {
        try (Published shop = new Published(KAFKA, "unmeasured")) {
            shop.on("unread").streaming().recommendation(said("unread", 600L, 1000L, plan("10-20 USD")));
        }
        try (Published shop = new Published(KAFKA, "unpriced")) {
            shop.on("plain").streaming().recommendation(said("plain", 600L, 1000L, null));
        }
        try (RunningApi api = RunningApi.on(KAFKA, Map.of("unmeasured", "unread", "unpriced", "plain"))
                .restored()) {
            assertThat(refusal(api, "unread")).isEqualTo("UNKNOWN_SIZE");
            assertThat(refusal(api, "plain")).isEqualTo("UNKNOWN_PRICE");
            assertThat(api.problem(404, "/api/v1/instances/never/showback")
                            .get("name")
                            .asText())
                    .isEqualTo("never");
        }
    }

    @Test
    void saysWhyThereIsNone_beforeTheFirstJudgement() {
        try (Published shop = new Published(KAFKA, "unjudged")) {
            shop.on("fresh").streaming();
        }
        try (RunningApi api = RunningApi.on(KAFKA, Map.of("unjudged", "fresh")).restored()) {
            assertThat(refusal(api, "fresh"))
                    .isEqualTo(api.json("/api/v1/instances/fresh/recommendations")
                            .at("/doubt/code")
                            .asText())
                    .isEqualTo("CAPACITY_UNKNOWN");
            assertThat(api.json("/api/v1/instances/fresh/showback").get("asOf").isNull())
                    .isTrue();
            assertThat(api.get("/api/v1/instances/fresh/showback.csv").body().lines())
                    .hasSize(1);
        }
    }

    private static String refusal(RunningApi api, String instance) {
        JsonNode showback = api.json("/api/v1/instances/" + instance + "/showback");
        assertThat(showback.get("items")).isEmpty();
        return showback.at("/refusal/code").asText();
    }

    private static BigDecimal sum(JsonNode showback, String end) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode row : showback.get("items")) {
            sum = sum.add(new BigDecimal(row.at("/cost/" + end).asText()));
        }
        return sum;
    }

    private static OfferFact plan(String monthly) {
        Price price = Price.parse(monthly);
        return new OfferFact(
                "railway/pro",
                1_000_000,
                price,
                PriceKind.LIST,
                LocalDate.parse("2026-01-01"),
                "its page",
                List.of(LineItem.of("plan", "its page", 1, price)));
    }

    private static RecommendationFact said(String instance, long used, long capacity, @Nullable OfferFact plan) {
        return new RecommendationFact(
                instance,
                RunningApi.NOW,
                Verdict.RIGHT_SIZED,
                "it fits",
                null,
                used,
                capacity,
                used,
                List.of(),
                null,
                plan,
                null,
                "the present plan holds what is expected within the horizon",
                null,
                null,
                List.of());
    }
}
