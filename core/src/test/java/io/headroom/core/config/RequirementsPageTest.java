package io.headroom.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/requirements.md} leaves no row out, and what it calls a proof is there. */
class RequirementsPageTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW = Pattern.compile("\\| (R\\d{3}) \\| \\S.* \\| ([ACR]) \\| (.+) \\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");

    @Test
    void everyRowIsThereOnce_inOrder() throws IOException {
        List<String> rows = rows().map(row -> row.group(1)).toList();

        assertThat(rows).isEqualTo(Files.readAllLines(Path.of("src/test/resources/decision-rows.txt")));
    }

    @Test
    void everyRowNamesAProof_orSaysWhyThereIsNone() throws IOException {
        assertThat(rows().map(row -> row.group(3)))
                .allMatch(proof -> proof.matches("(open|explains rules|declared, not computable: \\S|`).*"));
    }

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        List<String> named = rows().flatMap(row -> TEST.matcher(row.group(3)).results())
                .map(test -> test.group(1))
                .distinct()
                .toList();
        List<String> there = new ArrayList<>();
        for (String module : List.of("core", "ingest", "analytics", "api", "standalone")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                files.forEach(file -> there.add(String.valueOf(file.getFileName())));
            }
        }

        assertThat(named).isNotEmpty().allSatisfy(test -> assertThat(there).contains(test + ".java"));
    }

    private static Stream<MatchResult> rows() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/requirements.md")).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(Matcher::toMatchResult);
    }
}
