package io.headroom.api.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.api.Published;
import io.headroom.api.RunningApi;
import io.headroom.core.readiness.CheckFacts;
import io.headroom.core.readiness.ForeignKeyFacts;
import io.headroom.core.readiness.ForeignKeyFacts.ForeignKey;
import io.headroom.core.readiness.PrimaryKeyFacts;
import io.headroom.core.readiness.ReadinessFacts;
import io.headroom.core.readiness.SlowQueryFacts;
import io.headroom.core.readiness.VersionFacts;
import io.headroom.core.usage.Gap;
import io.headroom.testkit.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingsIT {
    private static final String KAFKA = TestServers.shared().bootstrapServers();

    @Test
    void saysWhatPasses_whatFails_andWhatNobodyKnows_withTheSqlThatHelps() {
        ForeignKey key = new ForeignKey("public", "order", "fk", List.of("user_id"), 8192, false);
        publish(
                "checked",
                RunningApi.NOW,
                new ForeignKeyFacts(List.of(key), 1),
                new PrimaryKeyFacts(List.of(), 0),
                new SlowQueryFacts(500),
                new VersionFacts(170_006));
        try (RunningApi api = RunningApi.on(KAFKA, Map.of("checked", "main")).restored()) {
            JsonNode answer = api.json("/api/v1/databases/checked/findings");

            assertThat(answer.get("asOf").asText()).isEqualTo("2026-11-21T10:00:00Z");
            assertThat(answer.get("verdict").asText()).isEqualTo("NOT_READY");
            assertThat(answer.get("passed").asInt() + " " + answer.get("failed") + " " + answer.get("unknown"))
                    .isEqualTo("3 1 6");
            assertThat(answer.get("schema").toString())
                    .isEqualTo("{\"verdict\":\"NOT_READY\",\"passed\":1,\"failed\":1,\"unknown\":0}");
            assertThat(answer.get("infrastructure").toString())
                    .isEqualTo("{\"verdict\":\"UNKNOWN\",\"passed\":2,\"failed\":0,\"unknown\":6}");
            assertThat(answer.get("items").findValuesAsText("status"))
                    .containsExactly(
                            "FAIL", "PASS", "UNKNOWN", "UNKNOWN", "UNKNOWN", "UNKNOWN", "UNKNOWN", "PASS", "UNKNOWN",
                            "PASS");
            assertThat(answer.at("/items/0").toString())
                    .isEqualTo(
                            "{\"check\":\"FOREIGN_KEY_INDEX\",\"part\":\"SCHEMA\",\"title\":\"Every foreign key has an"
                                    + " index\",\"status\":\"FAIL\",\"evidence\":\"1 foreign key has none: public.order (user_id)\","
                                    + "\"fix\":\"Build the indexes; removing a referred row reads the whole referring table"
                                    + " otherwise.\",\"statements\":[\"CREATE INDEX CONCURRENTLY ON \\\"public\\\".\\\"order\\\""
                                    + " (user_id);\"]}");
            assertThat(answer.at("/items/2/evidence").asText()).isEqualTo("hidden");
            assertThat(answer.at("/items/2/fix").asText()).isEqualTo("GRANT pg_monitor TO \"headroom\";");
        }
    }

    @Test
    void knowsNothing_whileNothingWasRead_orTooLongAgo() {
        publish("forgotten", RunningApi.NOW.minus(Duration.ofHours(3)), new SlowQueryFacts(500));
        try (RunningApi api = RunningApi.on(KAFKA, Map.of("forgotten", "main", "unread", "main"))
                .restored()) {
            for (String database : List.of("forgotten", "unread")) {
                JsonNode answer = api.json("/api/v1/databases/" + database + "/findings");

                assertThat(answer.get("verdict").asText()).isEqualTo("UNKNOWN");
                assertThat(answer.get("items").findValuesAsText("status"))
                        .hasSize(10)
                        .containsOnly("UNKNOWN");
            }
            assertThat(api.problem(404, "/api/v1/databases/nobody/findings")
                            .get("type")
                            .asText())
                    .isEqualTo("/problems/unknown-database");
        }
    }

    private static void publish(String database, Instant at, CheckFacts... known) {
        List<Gap> gaps = List.of(new Gap("TLS", "hidden", "GRANT pg_monitor TO \"headroom\";"));
        try (Published published = new Published(KAFKA, database)) {
            published.readiness(new ReadinessFacts(database, "main", at, List.of(known), gaps));
        }
    }
}
