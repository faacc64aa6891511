package io.headroom.api.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.api.Published;
import io.headroom.api.RunningApi;
import io.headroom.core.annotation.Amount;
import io.headroom.core.annotation.Draft;
import io.headroom.testkit.TestServers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many annotations a database may have: 200, those left out that are over for longer than a chart shows. */
class AnnotationsIT {
    private static final String KAFKA = TestServers.shared().bootstrapServers();
    private static final String ANOTHER =
            "{\"kind\": \"IMPORT\", \"label\": \"one more\", \"from\": \"2026-12-24\", \"bytes\": 5000}";

    @Test
    void takesOneMore_whenAllThatStandInItsWayAreLongOver() {
        publish("memo-old", RunningApi.NOW.minus(Duration.ofDays(402)));

        try (RunningApi api = running("memo-old")) {
            HttpResponse<String> answer = api.post("/api/v1/databases/memo-old/annotations", ANOTHER);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(api.json("/api/v1/databases/memo-old/annotations")
                            .get("items")
                            .findValuesAsText("label"))
                    .containsExactly("one more");
        }
    }

    @Test
    void refusesOneMore_whileAllOfThemCanStillBeSeen() {
        publish("memo-full", RunningApi.NOW.minus(Duration.ofDays(398)));

        try (RunningApi api = running("memo-full")) {
            HttpResponse<String> answer = api.post("/api/v1/databases/memo-full/annotations", ANOTHER);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("at most 200 of a database").contains("got 201");
        }
    }

    /** 200 imports of one day. */
    private static void publish(String database, Instant at) {
        String day = LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
        try (Published published = new Published(KAFKA, database)) {
            published.streaming().whole(10, 1_000, RunningApi.NOW);
            for (int i = 0; i < 200; i++) {
                Draft draft = new Draft(null, "IMPORT", "import " + i, day, null, null, new Amount(1_000L, null), null);
                published.annotation(draft.annotation("import-" + i, database, at));
            }
        }
    }

    private static RunningApi running(String database) {
        return RunningApi.on(KAFKA, Map.of(database, "main")).restored();
    }
}
