package io.headroom.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.trigger.Bound;
import io.headroom.core.trigger.Policy;
import io.headroom.core.trigger.Rule;
import io.headroom.core.trigger.Severity;
import io.headroom.core.trigger.TriggerMeasure;
import io.headroom.core.trigger.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {
    private static final Policy STANDARD = PolicyFile.standard();

    @Test
    void readsEveryKeyOfARule() {
        Policy policy = PolicyFile.read("""
                inherit: false
                rules:
                  mine:
                    measure: DATABASE_SIZE
                    scope: "database:shop*"
                    severity: CRITICAL
                    above: 50GB
                    recover: 45GB
                    for: PT1M
                    patience: PT5M
                    cooldown: PT1H
                    unless-storage-below: 50%
                    enabled: false
                    why: because
                """, "my.yml");

        Rule rule = new Rule(
                "mine",
                TriggerMeasure.DATABASE_SIZE,
                "database:shop*",
                Severity.CRITICAL,
                Bound.above(50e9, 45e9),
                View.LATEST,
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                Optional.of(0.5));
        assertThat(policy.entries())
                .containsExactly(new Policy.Entry(rule, "because", Optional.of("my.yml"), List.of(), false));
        assertThat(policy.rules()).isEmpty();
    }

    @Test
    void theMergedDefaultPolicyIsTheDefault() {
        assertThat(STANDARD.rules()).hasSize(39).extracting(Rule::name).doesNotHaveDuplicates();
        assertThat(rule("storage-above-70-percent"))
                .isEqualTo(new Rule(
                        "storage-above-70-percent",
                        TriggerMeasure.STORAGE_USED,
                        "*",
                        Severity.ADVICE,
                        Bound.above(0.70, 0.65),
                        View.LATEST,
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        Duration.ZERO,
                        Optional.empty()));
        assertThat(rule("storage-full-within-a-day").view()).isEqualTo(new View.TimeLeft(Duration.ofHours(1)));
        assertThat(rule("storage-full-within-a-day").bound()).isEqualTo(Bound.below(86_400, 129_600));
        assertThat(rule("slow-statements-increasing").view()).isEqualTo(new View.Growth(Duration.ofHours(1), 20));
        assertThat(rule("transaction-ids-critical").bound()).isEqualTo(Bound.above(1.2e9, 1e9));
        assertThat(STANDARD.entries())
                .allSatisfy(entry -> assertThat(entry.why()).isNotBlank());
    }

    @Test
    void aFileChangesSingleKeys_switchesOff_andAdds() {
        Policy policy = PolicyFile.read("""
                rules:
                  storage-warning: { above: 80%, for: PT1M }
                  storage-critical: { enabled: false }
                  storage-runway-warning: { below: P30D, recover: P40D }
                  cpu-warning: { below: 5% }
                  mine: { measure: DEADLOCKS, severity: WARNING, above: 0, total-over: PT1H }
                """, "my.yml");

        Policy.Entry changed = entry(policy, "storage-warning");
        assertThat(changed.rule().bound()).isEqualTo(Bound.above(0.80, 0.70));
        assertThat(changed.rule().hold()).isEqualTo(Duration.ofMinutes(1));
        assertThat(changed.rule().severity()).isEqualTo(Severity.WARNING);
        assertThat(changed.changed()).containsExactly("above", "for");
        assertThat(changed.file()).contains("my.yml");
        assertThat(entry(policy, "storage-critical").enabled()).isFalse();
        assertThat(policy.rules()).extracting(Rule::name).contains("mine").doesNotContain("storage-critical");
        assertThat(entry(policy, "cpu-warning").rule().bound())
                .as("another condition takes what it recovered at with it")
                .isEqualTo(Bound.below(0.05, 0.05));
        assertThat(entry(policy, "dead-letters").file()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            storage-warning: { abov: 80% } | rules.storage-warning.abov is not a key of rules.storage-warning; did you mean above?
            storage-warning: { above: 80 } | rules.storage-warning.above must be a share such as 70%, got 80
            storage-warning: { above: 60% } | rules.storage-warning.recover must be at most the threshold 0.6, got 0.7
            mine: { measure: STORAGE, severity: WARNING, above: 1% } | rules.mine.measure must be one of
            mine: { severity: WARNING, above: 1% } | rules.mine.measure is missing; write what it is about
            mine: { measure: STORAGE_USED, above: 1% } | rules.mine.severity is missing; write ADVICE, WARNING or CRITICAL
            mine: { measure: STORAGE_USED, severity: WARNING } | rules.mine.above or one of below, absent, increasing, full-within must be there, and one only
            mine: { measure: STORAGE_USED, severity: WARNING, above: 1%, below: 1% } | rules.mine.above or one of below, absent, increasing, full-within must be there, and one only
            mine: { measure: DEADLOCKS, severity: WARNING, full-within: PT1H } | rules.mine.full-within goes with the measure STORAGE_USED only
            mine: { measure: DEADLOCKS, severity: WARNING, absent: PT1H } | rules.mine.absent goes with the measures CAPTURE_SILENCE and READING_SILENCE, and they with it
            mine: { measure: DEADLOCKS, severity: WARNING, above: 1, for: soon } | rules.mine.for must be a duration such as P14D or PT1S, got soon
            mine: { measure: DEADLOCKS, severity: WARNING, above: 1, patience: PT0S } | rules.mine.patience must be positive, got PT0S
            My_Rule: { measure: DEADLOCKS, severity: WARNING, above: 1 } | rules.My_Rule.name must match [a-z0-9][a-z0-9-]{0,62}, got My_Rule
            """)
    void refusesWithTheFullKey(String rule, String message) {
        assertThatThrownBy(() -> PolicyFile.read("rules:\n  " + rule, "my.yml"))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void anErrorInTheFileThatTheConfigurationNamesSaysWhichFile(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("policies.yml"), "rule: {}");

        assertThatThrownBy(() -> HeadroomConfig.parse("headroom: { policies: policies.yml }", Map.of(), folder))
                .hasMessage("headroom.policies " + folder.resolve("policies.yml")
                        + ": rule is not a key of policies.yml; did you mean rules?");
    }

    /** Each source document's own thresholds, as a file that somebody may name in the configuration. */
    @Test
    void everyRuleOfTheSourceDocumentsCanBeWritten() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("src/test/resources/rule-rows.txt"));
        try (Stream<Path> files = Files.list(Path.of("..", "docs", "policies"))) {
            List<String> whys = files.sorted()
                    .map(PolicyFile::standardWith)
                    .flatMap(policy -> policy.entries().stream())
                    .map(Policy.Entry::why)
                    .toList();

            assertThat(rows).hasSize(29).allSatisfy(row -> assertThat(whys).anyMatch(why -> why.startsWith(row)));
        }
    }

    private static Rule rule(String name) {
        return STANDARD.rule(name).orElseThrow();
    }

    private static Policy.Entry entry(Policy policy, String name) {
        return policy.entries().stream()
                .filter(entry -> entry.rule().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
