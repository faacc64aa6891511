package io.headroom.api.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.api.Published;
import io.headroom.api.RunningApi;
import io.headroom.api.declaration.Configured;
import io.headroom.core.config.ConfigException;
import io.headroom.core.config.OwnFiles;
import io.headroom.core.config.PolicyFile;
import io.headroom.core.config.PriceBookFile;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Granularity;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.StorageUse;
import io.headroom.testkit.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioIT {
    private static final String KAFKA = TestServers.shared().bootstrapServers();
    private static final Instant MIDNIGHT = Instant.parse("2026-11-21T00:00:00Z");
    private static final int TENANTS = 60;

    @Test
    void saysWhichOfTheSourcesScenariosADatabaseFollows_byItsOwnFootprintsAndGrowth() {
        publishCentre("followed-centre");
        try (Published other = new Published(KAFKA, "followed-studio")) {
            other.whole(3, 300, RunningApi.NOW)
                    .footprint("table:app.floorplans", 3, 300)
                    .streaming();
        }
        try (RunningApi api =
                RunningApi.on(KAFKA, Map.of("followed-nowhere", "unread")).restored()) {
            JsonNode centre = api.json("/api/v1/databases/followed-centre/scenarios");
            assertThat(centre.get("summary").asText())
                    .isEqualTo("no one scenario fits: within “first year” by 60 tenants, 4,000 rows of student;"
                            + " between “first year” and “years two and three” by 2,433 rows of booking a month;"
                            + " below “first year” by 61 MB on disk");
            assertThat(centre.get("standing").asText()).isEqualTo("MIXED");
            assertThat(centre.get("scenario").isNull()).isTrue();
            assertThat(centre.at("/quantities/0").toString())
                    .isEqualTo("{\"quantity\":\"TENANTS\",\"table\":null,\"actual\":60,\"standing\":\"WITHIN\","
                            + "\"scenarios\":[\"first year\"],\"bands\":["
                            + "{\"scenario\":\"first year\",\"low\":50,\"high\":100},"
                            + "{\"scenario\":\"years two and three\",\"low\":200,\"high\":500},"
                            + "{\"scenario\":\"year five and later\",\"low\":1000,\"high\":null}]}");
            assertThat(api.json("/api/v1/databases/followed-studio/scenarios")
                            .get("notCompared")
                            .asText())
                    .isEqualTo("it has none of the tables that the scenarios are about");
            assertThat(api.json("/api/v1/databases/followed-nowhere/scenarios")
                            .get("notCompared")
                            .asText())
                    .isEqualTo("the database is not counted yet");
            api.problem(404, "/api/v1/databases/followed-centr/scenarios");
        }
    }

    @Test
    void ownersSheetsTakeTheirPlace(@TempDir Path folder) throws IOException {
        publishCentre("followed-own");
        Path own = Files.writeString(folder.resolve("plan.json"), """
                {"name": "our plan", "currency": "GBP", "users": {"low": 3000, "high": 4000}, "tables": [
                  {"name": "tenant", "rows": {"low": 10, "high": 60}, "bytesPerRow": 100},
                  {"name": "Customer", "rowsPerUser": 1, "bytesPerRow": 100},
                  {"name": "public.Booking", "rows": 0, "rowsAddedPerMonth": {"low": 2000, "high": 3000}, "bytesPerRow": 100}],
                 "stated": {"diskBytes": {"low": 50000000, "high": 70000000}}}
                """);

        try (RunningApi api = RunningApi.on(KAFKA, Map.of(), configured(own)).restored()) {
            JsonNode answer = api.json("/api/v1/databases/followed-own/scenarios");
            assertThat(answer.get("scenario").asText()).isEqualTo("our plan");
            assertThat(answer.get("summary").asText())
                    .isEqualTo("within “our plan”: 60 tenants, 4,000 rows of Customer,"
                            + " 2,433 rows of public.Booking a month, 61 MB on disk");
        }
    }

    @Test
    void sheetThatMakesNoSenseIsRefusedAtTheStart_byFileAndKey(@TempDir Path folder) throws IOException {
        Path own = Files.writeString(folder.resolve("plan.json"), "{\"currency\": \"GBP\", \"tables\": []}");
        OwnFiles files = new OwnFiles(Optional.empty(), Optional.empty(), List.of(own));

        assertThatThrownBy(() -> Scenarios.of(files))
                .isInstanceOf(ConfigException.class)
                .hasMessage("headroom.scenarios " + own + ": tables must be a list of at least one table, got []");
    }

    /** 80 bookings on each of the last 30 days, of which 28 count: 80 × 365 ÷ 12 a month. */
    private static void publishCentre(String name) {
        try (Published centre = new Published(KAFKA, name)) {
            centre.on(name + "-server")
                    .whole(6_460, 9_000_000, RunningApi.NOW)
                    .footprint("table:public.Customer", 4_000, 8_000_000)
                    .footprint("table:public.Booking", 2_400, 1_000_000)
                    .streaming();
            for (int tenant = 1; tenant <= TENANTS; tenant++) {
                centre.footprint("tenant:" + tenant, 100, 1_000);
            }
            for (int day = 0; day <= 30; day++) {
                Instant at = MIDNIGHT.minus(Duration.ofDays(day));
                long rows = day == 0 || day > 28 ? 1_000 : 80;
                centre.growth("database", Granularity.DAY, at, Flows.added(rows, 10))
                        .growth("table:public.Booking", Granularity.DAY, at, Flows.added(rows, 10));
            }
            centre.reading(new InstanceSample(
                    name + "-server",
                    RunningApi.NOW,
                    StorageUse.of(61_000_000L, 0L, null),
                    Map.of(name, 61_000_000L),
                    null,
                    null,
                    Map.of(),
                    List.of()));
        }
    }

    private static Configured configured(Path own) {
        OwnFiles files = new OwnFiles(Optional.empty(), Optional.empty(), List.of(own));
        return new Configured(PolicyFile.standard(), PriceBookFile.standard(), Map.of(), files, List.of());
    }
}
