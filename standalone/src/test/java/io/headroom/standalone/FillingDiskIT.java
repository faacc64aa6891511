package io.headroom.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.testkit.OwnPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a disk that fills up to somebody who hears of it in time: pgbench, PostgreSQL, Headroom as a process, Alertmanager as
 * Debian packages it, and a webhook.
 *
 * <p>A disk that has 52 days left loses 16 of them within a minute, and its owner needs 30 to get a larger one. The rule about
 * the time left is the one that can be seen at that pace; by default it waits for 10 minutes, which a file of the owner makes
 * 15 seconds. The rule about the last hour has not read for an hour, and 90 % are not reached.
 */
class FillingDiskIT {
    private static final String RULE = "storage-runway-warning";

    @TempDir
    Path folder;

    private final Transcript transcript = new Transcript();
    private int port;

    @Test
    void firesWhileThereIsTimeToAct_reachesEveryReceiverOnce_andEndsWhenTheDiskIsLarger() throws Exception {
        assumeTrue(Bank.isPossible(), "not run: there is no pgbench");
        assumeTrue(RealAlertmanager.isInstalled(), "not run: the package prometheus-alertmanager is not installed");
        port = Ports.free();
        try (OwnPostgres server = OwnPostgres.start(Bank.SETTINGS);
                RealAlertmanager alertmanager = RealAlertmanager.start(folder);
                EventHook hook = new EventHook()) {
            Bank bank = new Bank(server, folder);
            bank.open();
            transcript.says("pgbench's bank is open, with 77 days of history");
            Path config = config(server, alertmanager, hook);
            try (HeadroomProcess headroom = HeadroomProcess.start(folder, port, "run", "--config", config.toString())) {
                transcript.says("Headroom is started");
                headroom.awaitReady();
                fill(bank, headroom);
                soon("Alertmanager shows it")
                        .untilAsserted(
                                () -> assertThat(alertmanager.active(RULE)).containsExactly("main"));
                transcript.says("Alertmanager shows it, active");
                soon("the webhook has it")
                        .untilAsserted(() -> assertThat(hook.about(RULE)).containsExactly("FIRING"));
                transcript.says("the webhook has been told FIRING, once");

                declare(headroom, 4);
                transcript.says(inShort(trigger(headroom, "RESOLVED")));
                soon("Alertmanager shows nothing")
                        .untilAsserted(
                                () -> assertThat(alertmanager.active(RULE)).isEmpty());
                transcript.says("Alertmanager shows it no more");
                soon("the webhook has it")
                        .untilAsserted(() -> assertThat(hook.about(RULE)).containsExactly("FIRING", "RESOLVED"));
                transcript.says("the webhook has been told RESOLVED, once");
            }
            assertThat(hook.about(RULE)).as("nothing was told twice").containsExactly("FIRING", "RESOLVED");
        } finally {
            transcript.print();
        }
    }

    private void fill(Bank bank, HeadroomProcess headroom) throws Exception {
        declare(headroom, 1.25);
        LocalDate before = actBy(headroom);
        assertThat(ask(headroom, "triggers").get("items").toString()).doesNotContain(RULE);
        try (Program busy = bank.busyDay()) {
            transcript.says("pgbench begins to fill the disk");
            transcript.says(inShort(trigger(headroom, "PENDING")));
            JsonNode firing = trigger(headroom, "FIRING");
            transcript.says(inShort(firing));
            LocalDate since =
                    LocalDate.ofInstant(Instant.parse(firing.get("since").asText()), ZoneOffset.UTC);
            assertThat(actBy(headroom))
                    .as("the last day to act, which has come nearer and has not passed")
                    .isBefore(before)
                    .isAfter(since);
            busy.awaitSuccess();
            transcript.says("pgbench has ended");
        }
    }

    private Path config(OwnPostgres server, RealAlertmanager alertmanager, EventHook hook) throws IOException {
        Files.writeString(folder.resolve("policies.yml"), "rules: { " + RULE + ": { for: PT15S } }");
        return Files.writeString(folder.resolve("headroom.yml"), """
                headroom:
                  databases:
                    bank:
                      instance: main
                      url: postgresql://localhost:%d/postgres
                      username: postgres
                      password: postgres
                      created-at: [mtime]
                  policies: policies.yml
                  alerts:
                    receivers:
                      ops: { type: alertmanager, url: "%s" }
                      hook: { type: webhook, url: "%s", secret: "a secret of the test" }
                  http: { port: %d }
                  data: %s
                """.formatted(
                        server.postgres().port(), alertmanager.url(), hook.url(), port, folder.resolve("data")));
    }

    /** A disk so many times as large as what is on it. */
    private void declare(HeadroomProcess headroom, double times) throws Exception {
        String used = "/resources/0/used";
        soon("the storage is read")
                .until(() -> ask(headroom, "instances/main").at(used).isNumber());
        long bytes = (long) (times * ask(headroom, "instances/main").at(used).asLong());
        String capacity = "{\"storage\": \"" + bytes / 1_000_000 + "MB\", \"leadTime\": \"P30D\"}";
        headroom.put("/api/v1/instances/main/capacity", capacity);
        transcript.says("declared by API: " + capacity);
    }

    /** The last day to act before 95 % may be reached. */
    private LocalDate actBy(HeadroomProcess headroom) {
        LocalDate[] day = new LocalDate[1];
        soon("a date for 95 %").until(() -> {
            JsonNode ceiling = find(ask(headroom, "instances/main/runway").get("limits"), "limit", "95%");
            day[0] = LocalDate.parse(ceiling.get("actBy").asText());
            transcript.says("95 % are reached on " + ceiling.get("p50").asText() + ", on "
                    + ceiling.get("p10").asText() + " at the earliest; the last day to act is " + day[0]);
            return true;
        });
        return day[0];
    }

    private JsonNode trigger(HeadroomProcess headroom, String state) {
        JsonNode[] found = new JsonNode[1];
        soon(RULE + " is " + state).until(() -> {
            found[0] = find(ask(headroom, "triggers").get("items"), "rule", RULE);
            return found[0].get("state").asText().equals(state);
        });
        return found[0];
    }

    private static JsonNode find(JsonNode all, String field, String value) {
        return StreamSupport.stream(all.spliterator(), false)
                .filter(one -> one.get(field).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static String inShort(JsonNode trigger) {
        return RULE + " " + trigger.get("state").asText() + " since "
                + trigger.get("since").asText() + ": " + trigger.get("reason").asText();
    }

    private static JsonNode ask(HeadroomProcess headroom, String path) throws Exception {
        return new ObjectMapper().readTree(headroom.get("/api/v1/" + path));
    }

    private static ConditionFactory soon(String what) {
        return Awaitility.await(what)
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions();
    }
}
