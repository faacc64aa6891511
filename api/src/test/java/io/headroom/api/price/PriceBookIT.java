package io.headroom.api.price;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.api.Published;
import io.headroom.api.RunningApi;
import io.headroom.testkit.TestServers;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PriceBookIT {
    private static final String KAFKA = TestServers.shared().bootstrapServers();

    @Test
    void servesEveryRowWithItsSource_andSaysWhichTotalsDoNotAddUp() {
        try (RunningApi api = served()) {
            JsonNode book = api.json("/api/v1/price-book");

            assertThat(row(book.get("plans"), "railway/starter").toString())
                    .isEqualTo("{\"plan\":\"railway/starter\",\"provider\":\"railway\",\"name\":\"starter\","
                            + "\"region\":null,\"effective\":\"2026-11-21\",\"source\":\"R043 000:232\","
                            + "\"kind\":\"ILLUSTRATIVE\",\"price\":{\"low\":5,\"high\":5,\"currency\":\"USD\"},"
                            + "\"storageBytes\":500000000,\"memoryBytes\":null,\"vcpus\":null,\"connections\":null,"
                            + "\"managed\":null,\"highlyAvailable\":null,\"backups\":null,\"pointInTime\":null,"
                            + "\"growth\":null,\"cooldownSeconds\":null,\"ceilingPercent\":null,\"shrinkable\":null}");
            assertThat(book.get("items").findValuesAsText("note")).contains("traffic is free");
            assertThat(book.at("/totals/0/disagreement").asText())
                    .isEqualTo("R109 001:269-270 states 110-145 USD, its items add up to 80-105 USD");
            assertThat(book.at("/totals/2/disagreement").isNull()).isTrue();
        }
    }

    private static RunningApi served() {
        new Published(KAFKA, "shop").close();
        return RunningApi.on(KAFKA, Map.of()).restored();
    }

    private static JsonNode row(JsonNode plans, String id) {
        for (JsonNode plan : plans) {
            if (plan.get("plan").asText().equals(id)) {
                return plan;
            }
        }
        throw new AssertionError("no plan " + id);
    }
}
