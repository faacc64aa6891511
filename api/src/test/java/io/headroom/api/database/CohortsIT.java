package io.headroom.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.api.Published;
import io.headroom.api.RunningApi;
import io.headroom.core.footprint.Footprint;
import io.headroom.testkit.TestServers;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CohortsIT {
    private static final String KAFKA = TestServers.shared().bootstrapServers();

    @Test
    void addsUpWhatIsLeftOfEachMonth_forEveryKindOfScope() {
        try (Published aged = new Published(KAFKA, "aged")) {
            aged.streaming()
                    .whole(17, 170, RunningApi.NOW)
                    .footprint("table:a.b", 11, 110)
                    .footprint("tenant:1", 12, 120)
                    .footprint("table:a.b/tenant:1", 6, 60)
                    .cohorts(
                            "table:a.b/tenant:1",
                            Map.of("2026-05", new Footprint(4, 40), "unknown", new Footprint(2, 20)))
                    .cohorts("table:a.b/tenant:2", Map.of("2026-05", new Footprint(5, 50)))
                    .cohorts("table:a.c/tenant:1", Map.of("2026-04", new Footprint(6, 60)));
        }
        try (RunningApi api = RunningApi.on(KAFKA, Map.of()).restored()) {
            assertThat(items(api, "table:a.b/tenant:1"))
                    .isEqualTo(
                            "[{\"birth\":null,\"rows\":2,\"bytes\":20},{\"birth\":\"2026-05-01\",\"rows\":4,\"bytes\":40}]");
            assertThat(items(api, "table:a.b"))
                    .isEqualTo(
                            "[{\"birth\":null,\"rows\":2,\"bytes\":20},{\"birth\":\"2026-05-01\",\"rows\":9,\"bytes\":90}]");
            assertThat(items(api, "tenant:1"))
                    .isEqualTo(
                            "[{\"birth\":null,\"rows\":2,\"bytes\":20},{\"birth\":\"2026-04-01\",\"rows\":6,\"bytes\":60},"
                                    + "{\"birth\":\"2026-05-01\",\"rows\":4,\"bytes\":40}]");
            assertThat(api.json("/api/v1/databases/aged/cohorts")
                            .at("/items/2/rows")
                            .asLong())
                    .isEqualTo(9);
            assertThat(api.problem(404, "/api/v1/databases/aged/cohorts?scope=tenant:9")
                            .get("type")
                            .asText())
                    .isEqualTo("/problems/unknown-scope");
        }
    }

    private static String items(RunningApi api, String scope) {
        return api.json("/api/v1/databases/aged/cohorts?scope=" + scope)
                .get("items")
                .toString();
    }
}
