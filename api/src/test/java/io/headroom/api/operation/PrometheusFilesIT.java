package io.headroom.api.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.api.Published;
import io.headroom.api.RunningApi;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.change.TableId;
import io.headroom.core.config.AlertsConfig;
import io.headroom.core.config.ReceiverConfig;
import io.headroom.core.config.Secret;
import io.headroom.core.reconciliation.Bracket;
import io.headroom.core.reconciliation.TableCheck;
import io.headroom.core.scope.TableName;
import io.headroom.core.trigger.Severity;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.SlotWal;
import io.headroom.core.usage.StorageUse;
import io.headroom.testkit.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rules and the dashboard of {@code docs}, held against the page that Prometheus scrapes. It is the api role that serves
 * it, alone or among all roles.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrometheusFilesIT {
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
    private static final Path RULES = Path.of("../docs/prometheus/headroom.rules.yml");
    private static final Path DASHBOARD = Path.of("../docs/grafana/headroom.json");
    private static final Pattern METRIC = Pattern.compile("\\bheadroom_\\w+");
    private static final Pattern SAMPLE = Pattern.compile("^(headroom_\\w+)(?=[{ ])", Pattern.MULTILINE);
    private static final Pattern EXPRESSION = Pattern.compile("^ +expr: (.+)$", Pattern.MULTILINE);
    private static final String KAFKA = TestServers.shared().bootstrapServers();

    @TempDir
    Path folder;

    private String page = "";

    @BeforeAll
    void scrape() {
        ReceiverConfig nobody = new ReceiverConfig(
                ReceiverConfig.Kind.WEBHOOK,
                new Secret("http://127.0.0.1:1"),
                null,
                Severity.WARNING,
                Duration.ofSeconds(5));
        AlertsConfig alerts = new AlertsConfig(null, Map.of("nobody", nobody));
        try (Published scraped = new Published(KAFKA, "scraped");
                RunningApi api = RunningApi.on(KAFKA, alerts, () -> RunningApi.NOW)) {
            scraped.on("scraped-server")
                    .streamingFrom(new SlotWal(RunningApi.NOW, 7, 100, "reserved", null))
                    .whole(7, 700, RunningApi.NOW.minusSeconds(2))
                    .table(1, "public.scraped", TableWatch.LIVE, null)
                    .check(TableCheck.unverified(
                                    "scraped", new TableId(1), TableName.parse("public.scraped"), RunningApi.NOW, "new")
                            .counted(RunningApi.NOW, 7, new Bracket(7, 7)))
                    .reading(new InstanceSample(
                            "scraped-server",
                            RunningApi.NOW,
                            StorageUse.of(1400L, 0L, 0L),
                            Map.of("scraped", 1400L),
                            null,
                            null,
                            Map.of(),
                            List.of()));
            api.restored();
            Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                page = api.get("/prometheus").body();
                assertThat(page).contains("headroom_database_physical_bytes{database=\"scraped\"} 1400.0");
            });
        }
    }

    @Test
    void everyMetricOfTheRulesIsServed() throws IOException {
        List<String> expressions = EXPRESSION
                .matcher(Files.readString(RULES))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(expressions).hasSizeGreaterThan(10).allMatch(text -> text.matches(".*(headroom[_:]|up\\{).*"));
        assertThat(names(METRIC, String.join("\n", expressions))).isNotEmpty().isSubsetOf(served());
    }

    @Test
    void everyMetricOfTheDashboardIsServed_andEachPanelHasOne() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());

        List<String> expressions = new ArrayList<>(dashboard.findValuesAsText("expr"));
        expressions.addAll(dashboard.at("/templating/list").findValuesAsText("query"));

        assertThat(dashboard.get("panels"))
                .isNotEmpty()
                .allSatisfy(panel -> assertThat(panel.get("targets")).isNotEmpty());
        assertThat(names(METRIC, String.join("\n", expressions))).isNotEmpty().isSubsetOf(served());
    }

    @Test
    void everyMetricThatIsServedIsOnTheDashboard() throws IOException {
        assertThat(served()).isNotEmpty().isSubsetOf(names(METRIC, Files.readString(DASHBOARD)));
    }

    @Test
    void theWatchdogBarks_ifPrometheusRunsTheRules() throws Exception {
        assertThat(promtool(null, "check", "rules", RULES.toString())).contains("SUCCESS");
        assertThat(promtool(
                        null,
                        "test",
                        "rules",
                        RULES.resolveSibling("headroom.test.yml").toString()))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
    }

    /** Of ours only: what the libraries beneath us export has names of its own. */
    @Test
    void thePageIsWhatPrometheusWouldLikeItToBe() throws Exception {
        String ours = page.lines()
                        .filter(line -> line.matches("(# (HELP|TYPE) )?headroom_.*"))
                        .collect(Collectors.joining("\n"))
                + "\n";

        assertThat(promtool(ours, "check", "metrics")).isEmpty();
    }

    private Set<String> served() {
        return names(SAMPLE, page);
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private String promtool(@Nullable String input, String... arguments) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PROMTOOL), "not run: promtool of the package prometheus is not installed");
        List<String> command = new ArrayList<>(List.of(PROMTOOL.toString()));
        command.addAll(List.of(arguments));
        Path in = Files.writeString(folder.resolve("in"), input == null ? "" : input);
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(out)).isZero();
        return Files.readString(out);
    }
}
