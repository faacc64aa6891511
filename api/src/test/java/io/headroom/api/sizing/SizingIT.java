package io.headroom.api.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.api.Published;
import io.headroom.api.RunningApi;
import io.headroom.testkit.TestServers;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The sheets of the source documents, as they are in {@code docs/sizing}, without Kafka. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SizingIT {
    private static final Path SHEETS = Path.of("../docs/sizing");

    private RunningApi api;

    @BeforeAll
    void start() {
        String kafka = TestServers.shared().bootstrapServers();
        new Published(kafka, "shop").close();
        api = RunningApi.on(kafka, Map.of()).restored();
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void tableModelAddsUp_butIsNeverTheGigabytesThatAreStated() throws IOException {
        JsonNode sized = sized("training-centre.json");

        assertThat(ends(sized.get("rowBytes"))).isEqualTo("127400000");
        assertThat(ends(sized.get("diskBytes"))).isEqualTo("127400000..382200000");
        assertThat(details(sized))
                .containsExactly(
                        "stated.diskBytes is 2000000000 to 5000000000, its items come to 127400000 to 382200000",
                        "stated.diskBytes is up to 39.2 times the rows, where 1 to 3 is assumed");
        assertThat(ends(sized.at("/differences/1/stated"))).startsWith("15.698").contains("..39.246");
        // A year of bookings: 12 × 500 to 1,000 × 3 KB, and three times as much on disk at the most.
        assertThat(ends(sized.at("/months/12/rowBytes"))).isEqualTo("145400000..163400000");
        assertThat(ends(sized.at("/storageBytesInAYear"))).isEqualTo("207714286..700285715");
        assertThat(sized.at("/plan/plan").asText()).isEqualTo("digitalocean/starter");
        assertThat(sized.at("/path/total").toString()).isEqualTo("{\"low\":180,\"high\":180,\"currency\":\"GBP\"}");
        assertThat(sized.at("/statedPlanTimesNeed/low").asDouble()).isBetween(40.7, 40.9);
    }

    @Test
    void promptLibraryComesTo175Megabytes_and300RequestsAtOnce_andItsTotalsAreFlagged() throws IOException {
        JsonNode sized = sized("prompt-library.json");

        assertThat(ends(sized.get("rowBytes"))).isEqualTo("175000000");
        assertThat(ends(sized.at("/load/concurrentUsers"))).isEqualTo("300");
        assertThat(ends(sized.at("/load/connections"))).isEqualTo("50..100");
        assertThat(ends(sized.at("/load/poolPerApplicationInstance"))).isEqualTo("25..50");
        assertThat(ends(sized.at("/load/queriesPerSecond"))).isEqualTo("550");
        assertThat(ends(sized.at("/load/readsPerSecond"))).isEqualTo("500");
        assertThat(ends(sized.at("/load/writesPerSecond"))).isEqualTo("50");
        assertThat(details(sized))
                .containsExactly(
                        "stated.rowBytes is 200000000, its items come to 175000000",
                        "stated.poolPerInstance is 20 to 50, its items come to 25 to 50",
                        "without replica states 110-145 USD, its items add up to 80-105 USD",
                        "with replica states 140-185 USD, its items add up to 110-145 USD");
        assertThat(sized.at("/statedPlanTimesNeed/low").asDouble()).isBetween(190.0, 191.0);
        assertThat(sized.at("/statedPlanTimesNeed/high").asDouble()).isBetween(571.0, 572.0);
    }

    @Test
    void sitePlannersJsonIsHalfToFiftyGigabytes_notFiftyToAHundred() throws IOException {
        JsonNode sized = sized("site-planner.json");

        assertThat(ends(sized.at("/tables/0/rows"))).isEqualTo("5000");
        assertThat(ends(sized.at("/tables/1/rows"))).isEqualTo("25000");
        assertThat(ends(sized.at("/tables/0/rowBytes"))).isEqualTo("500000000..50000000000");
        assertThat(details(sized))
                .containsExactly(
                        "stated.diskBytes is 50000000000 to 100000000000, its items come to 512500000 to 50012500000",
                        "stated.diskBytes is up to 195.1 times the rows, where 1 is stated",
                        "database, blobs and pooler states 130-180 USD, its items add up to 129-179 USD");
        assertThat(sized.at("/plan/plan").asText()).isEqualTo("render/standard");
        assertThat(sized.at("/unknown")).isEmpty();
    }

    @Test
    void scenariosAreFarBelowTheirBands_alsoWithThreeBytesOnDiskForOneOfRows() throws IOException {
        assertThat(band("scenario-conservative.json")).isEqualTo("61950000..386700000 stated 2000000000..5000000000");
        assertThat(band("scenario-medium.json")).isEqualTo("274800000..2128500000 stated 20000000000..50000000000");
        assertThat(band("scenario-large.json")).isEqualTo("1389000000..4437000000 stated 100000000000..200000000000");
    }

    @Test
    void everySheetThatShipsIsPostedHere() throws IOException {
        try (Stream<Path> sheets = Files.list(SHEETS)) {
            assertThat(sheets.map(sheet -> String.valueOf(sheet.getFileName())).filter(name -> name.endsWith(".json")))
                    .containsExactlyInAnyOrder(
                            "training-centre.json",
                            "prompt-library.json",
                            "site-planner.json",
                            "scenario-conservative.json",
                            "scenario-medium.json",
                            "scenario-large.json");
        }
    }

    @Test
    void refusesAKeyThatItDoesNotKnow_byNameAndValue() {
        HttpResponse<String> refused = api.post(
                "/api/v1/sizing",
                "{\"currency\":\"USD\",\"tables\":[{\"name\":\"a\",\"rows\":\"many\",\"bytesPerRow\":1}]}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
        JsonNode problem = RunningApi.parsed(refused);
        assertThat(problem.get("type").asText()).isEqualTo("/problems/invalid-parameter");
        assertThat(problem.get("parameter").asText()).isEqualTo("tables[0].rows");
        assertThat(problem.get("value").asText()).isEqualTo("many");
        assertThat(api.post("/api/v1/sizing", "").statusCode()).isEqualTo(400);
    }

    private JsonNode sized(String sheet) throws IOException {
        HttpResponse<String> response = api.post("/api/v1/sizing", Files.readString(SHEETS.resolve(sheet)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return RunningApi.parsed(response);
    }

    private String band(String sheet) throws IOException {
        JsonNode difference = sized(sheet).at("/differences/0");
        return ends(difference.get("computed")) + " stated " + ends(difference.get("stated"));
    }

    private static List<String> details(JsonNode sized) {
        List<String> details = new ArrayList<>();
        sized.get("differences")
                .forEach(difference -> details.add(difference.get("detail").asText()));
        return details;
    }

    private static String ends(JsonNode figure) {
        String low = figure.get("low").asText();
        String high = figure.get("high").asText();
        return low.equals(high) ? low : low + ".." + high;
    }
}
