package io.headroom.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.api.Published;
import io.headroom.api.RunningApi;
import io.headroom.testkit.TestServers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test speaks of a database of its own: proof cannot be taken back. */
class EvidenceIT {
    private static final String KAFKA = TestServers.shared().bootstrapServers();
    private static final Map<String, String> DATABASES =
            Map.of("proven", "main", "unproven", "main", "failing", "main", "doubtful", "main");

    private RunningApi api;

    @BeforeEach
    void start() {
        new Published(KAFKA, "proven").close();
        api = RunningApi.on(KAFKA, DATABASES).restored();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void isUnknown_whileNobodyHasBroughtAny() {
        JsonNode items = api.json("/api/v1/databases/unproven/evidence").get("items");

        assertThat(items.findValuesAsText("kind"))
                .containsExactly("BACKUP", "RESTORE_TEST", "LOAD_TEST", "FAILOVER_TEST", "CREDENTIAL_ROTATION");
        assertThat(items.findValuesAsText("status")).containsOnly("UNKNOWN");
        assertThat(items.at("/0/reason").asText()).isEqualTo("Nobody has reported a backup.");
    }

    @Test
    void tellsTheRateOfARestore_alsoAfterARestart() {
        String proof = "{\"kind\": \"RESTORE_TEST\", \"outcome\": \"PASSED\", \"at\": \"2026-11-20T02:00:00Z\","
                + " \"bytes\": 600000000, \"durationSeconds\": 300, \"note\": \"weekly drill\"}";
        String expected =
                "{\"kind\":\"RESTORE_TEST\",\"status\":\"PASS\",\"reason\":\"The last report of a restore test is of"
                        + " 2026-11-20T02:00:00Z and good until 2027-02-18T02:00:00Z.\",\"outcome\":\"PASSED\","
                        + "\"at\":\"2026-11-20T02:00:00Z\",\"expiresAt\":\"2027-02-18T02:00:00Z\",\"bytes\":600000000,"
                        + "\"durationSeconds\":300.0,\"bytesPerSecond\":2000000.0,\"concurrentUsers\":null,"
                        + "\"note\":\"weekly drill\",\"version\":1}";

        assertThat(brought("proven", proof).at("/items/1").toString()).isEqualTo(expected);
        assertThat(brought("proven", proof).at("/items/1").toString())
                .as("the same again")
                .isEqualTo(expected);
        api.close();
        api = RunningApi.on(KAFKA, DATABASES).restored();

        assertThat(api.json("/api/v1/databases/proven/evidence").at("/items/1").toString())
                .isEqualTo(expected);
        assertThat(brought("proven", proof.replace("PASSED", "FAILED"))
                        .at("/items/1/version")
                        .asInt())
                .as("mended")
                .isEqualTo(2);
    }

    @Test
    void failsWhereItFailed_andProvesNothingOnceItIsOver() {
        JsonNode failed =
                brought("failing", "{\"kind\": \"BACKUP\", \"outcome\": \"FAILED\", \"at\": \"2026-11-21T02:00:00Z\"}");

        assertThat(failed.at("/items/0/status").asText()).isEqualTo("FAIL");
        assertThat(failed.at("/items/0/reason").asText())
                .isEqualTo("The last report of a backup is of 2026-11-21T02:00:00Z, and it failed.");
        assertThat(failed.at("/items/0/bytesPerSecond").isNull()).isTrue();
        HttpResponse<String> earlier =
                bring("failing", "{\"kind\": \"BACKUP\", \"outcome\": \"PASSED\", \"at\": \"2026-11-20T12:00:00Z\"}");
        assertThat(earlier.statusCode()).isEqualTo(400);
        assertThat(earlier.body())
                .contains("at must be no earlier than 2026-11-21T02:00:00Z, the last report of a backup, got"
                        + " 2026-11-20T12:00:00Z");
    }

    @Test
    void refusesWhatMakesNoSense_byKeyAndValue() {
        String backup = "{\"kind\": \"BACKUP\", \"outcome\": \"PASSED\", \"at\": \"2026-11-21T02:00:00Z\"";
        assertRefused(
                "{}",
                "kind must be one of BACKUP, RESTORE_TEST, LOAD_TEST, FAILOVER_TEST, CREDENTIAL_ROTATION,"
                        + " got nothing");
        assertRefused(
                "{\"kind\": \"DREAM\"}",
                "kind must be one of BACKUP, RESTORE_TEST, LOAD_TEST, FAILOVER_TEST,"
                        + " CREDENTIAL_ROTATION, got DREAM");
        assertRefused(
                "{\"kind\": \"BACKUP\", \"outcome\": \"FINE\"}", "outcome must be one of PASSED, FAILED, got FINE");
        assertRefused(
                "{\"kind\": \"BACKUP\", \"outcome\": \"PASSED\"}",
                "at must be the instant at which it was the case, such as 2026-11-21T10:00:00Z, got nothing");
        assertRefused(
                "{\"kind\": \"BACKUP\", \"outcome\": \"PASSED\", \"at\": \"2026-11-21T10:01:01Z\"}",
                "at must be no more than 60 s ahead of this clock, which says 2026-11-21T10:00:00Z, got"
                        + " 2026-11-21T10:01:01Z");
        assertRefused(
                "{\"kind\": \"BACKUP\", \"outcome\": \"PASSED\", \"at\": \"2026-11-19T10:00:00Z\"}",
                "at must be less than PT48H ago, or it proves nothing any more, got 2026-11-19T10:00:00Z");
        for (String validity : new String[] {"PT59M", "P401D", "a week"}) {
            assertRefused(
                    backup + ", \"validFor\": \"" + validity + "\"}",
                    "validFor must be an ISO 8601 duration from PT1H to P400D, such as P30D, got " + validity);
        }
        assertRefused(backup + ", \"bytes\": 0}", "bytes must be a whole number from 1 to 9223372036854775807, got 0");
        assertRefused(
                backup + ", \"concurrentUsers\": 5}",
                "concurrentUsers must be left out, unless kind is LOAD_TEST, got 5");
        assertRefused(
                backup + ", \"size\": 5}",
                "size must be left out, for a proof knows only kind, outcome, at, bytes, durationSeconds, concurrentUsers,"
                        + " validFor, note, got 5");
        assertThat(api.json("/api/v1/databases/doubtful/evidence").findValuesAsText("status"))
                .containsOnly("UNKNOWN");
        assertThat(bring("nobody", backup + "}").statusCode()).isEqualTo(404);
    }

    private JsonNode brought(String database, String proof) {
        HttpResponse<String> response = bring(database, proof);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return RunningApi.parsed(response);
    }

    private void assertRefused(String proof, String detail) {
        HttpResponse<String> response = bring("doubtful", proof);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(RunningApi.parsed(response).get("detail").asText()).isEqualTo(detail);
    }

    private HttpResponse<String> bring(String database, String proof) {
        return api.post("/api/v1/databases/" + database + "/evidence", proof);
    }
}
