package io.headroom.api.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.api.Published;
import io.headroom.api.RunningApi;
import io.headroom.api.declaration.Configured;
import io.headroom.core.capacity.Capacity;
import io.headroom.core.config.OwnFiles;
import io.headroom.core.config.PolicyFile;
import io.headroom.core.config.PriceBookFile;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Granularity;
import io.headroom.core.quantity.Bytes;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.StorageUse;
import io.headroom.testkit.TestServers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DryRunIT {
    private static final String KAFKA = TestServers.shared().bootstrapServers();
    private static final String PATH = "/api/v1/policies/dry-run";
    private static final long MB = 1_000_000;
    private static final int DAYS = 200;

    @Test
    void projectsAnewWhatWasExpectedThen_andSaysHowMuchEarlierTheRunwayWouldHaveTold() {
        Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
        try (Published past = new Published(KAFKA, "past")) {
            for (int day = DAYS; day > 0; day--) {
                past.growth("database", Granularity.DAY, today.minus(Duration.ofDays(day)), Flows.added(1, MB));
            }
            past.whole(DAYS, DAYS * MB, today);
            for (int hour = 20 * 24; hour > 0; hour--) {
                Instant at = today.minus(Duration.ofHours(hour));
                long bytes = DAYS * MB - hour * MB / 24;
                past.readingAt(
                        new InstanceSample(
                                "replayed",
                                at,
                                StorageUse.of(bytes, 0L, null),
                                Map.of("past", bytes),
                                100,
                                3,
                                Map.of(),
                                List.of()),
                        at);
            }
        }
        try (RunningApi api =
                RunningApi.on(KAFKA, Map.of("past", "replayed"), configured()).restored()) {
            HttpResponse<String> answer = api.post(PATH + "?to=" + today, """
                    {"inherit": false, "rules": {
                      "order-now": {"measure": "STORAGE_RUNWAY", "below": "P7D", "severity": "WARNING", "patience": "P1D"},
                      "own-slot": {"measure": "OWN_SLOT_WAL", "above": "50%", "severity": "WARNING"}}}
                    """);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode run = RunningApi.parsed(answer);

            assertThat(run.get("items").findValuesAsText("state")).containsExactly("PENDING", "FIRING");
            Instant fired = Instant.parse(run.at("/items/1/at").asText());
            // 95 % of 210 MB are reached half a day before today; 7 days of lead time and 7 of the rule lie before.
            assertThat(Duration.between(fired, today).toHours() / 24.0).isBetween(13.0, 17.0);
            assertThat(run.get("notReplayed").toString())
                    .isEqualTo("[{\"rule\":\"own-slot\",\"reason\":\"of captures only the last state is kept\"}]");
        }
    }

    @Test
    void refusesWhatCannotBeRead() {
        new Published(KAFKA, "past").close();
        try (RunningApi api =
                RunningApi.on(KAFKA, Map.of("past", "replayed"), configured()).restored()) {
            assertThat(api.post(PATH, "{\"rules\": 7}").body()).contains("rules must hold keys");
            assertThat(api.post(PATH + "?from=yesterday", "{}").body()).contains("from must be a date");
            assertThat(api.post(PATH + "?from=2026-11-20&to=2026-11-19", "{}").body())
                    .contains("before to");
        }
    }

    private static Configured configured() {
        Capacity capacity = new Capacity(
                "replayed",
                Optional.of(new Bytes(210 * MB)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ofDays(7)));
        return new Configured(
                PolicyFile.standard(),
                PriceBookFile.standard(),
                Map.of("replayed", capacity),
                OwnFiles.NONE,
                List.of());
    }
}
