package io.headroom.api.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.api.Published;
import io.headroom.api.RunningApi;
import io.headroom.testkit.TestServers;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyIT {
    private static final String KAFKA = TestServers.shared().bootstrapServers();

    @Test
    void servesTheRulesInForce_andSaysWhatNobodyMeasures() {
        try (RunningApi api = served()) {
            JsonNode rules = api.json("/api/v1/policies").get("items");

            assertThat(rule(rules, "storage-above-70-percent").toString())
                    .isEqualTo("{\"rule\":\"storage-above-70-percent\",\"status\":\"IN_FORCE\",\"statusReason\":null,"
                            + "\"measure\":\"STORAGE_USED\",\"resource\":\"STORAGE\",\"scope\":\"*\","
                            + "\"severity\":\"ADVICE\",\"side\":\"ABOVE\",\"threshold\":0.7,\"recovery\":0.65,"
                            + "\"unit\":\"SHARE\",\"looksAt\":{\"kind\":\"LATEST\",\"seconds\":null,\"least\":null},"
                            + "\"forSeconds\":30,\"patienceSeconds\":120,\"cooldownSeconds\":0,"
                            + "\"unlessStorageBelow\":null,\"file\":null,\"changed\":[],"
                            + "\"why\":\"R045: time to plan for more; it disturbs nobody\"}");
            assertThat(rule(rules, "out-of-memory-kill").get("status").asText()).isEqualTo("UNKNOWN");
            assertThat(rule(rules, "out-of-memory-kill").get("statusReason").asText())
                    .isEqualTo("nobody counts what the kernel ends");
            assertThat(rule(rules, "backup-missing").get("status").asText()).isEqualTo("IN_FORCE");
            assertThat(rule(rules, "cpu-critical").get("status").asText()).isEqualTo("IN_FORCE");
            assertThat(rule(rules, "cpu-critical").get("statusReason").asText())
                    .isEqualTo("it is read only where the instance names its host");
        }
    }

    private static RunningApi served() {
        new Published(KAFKA, "shop").close();
        return RunningApi.on(KAFKA, Map.of()).restored();
    }

    private static JsonNode rule(JsonNode rules, String name) {
        for (JsonNode rule : rules) {
            if (rule.get("rule").asText().equals(name)) {
                return rule;
            }
        }
        throw new AssertionError("no rule " + name);
    }
}
