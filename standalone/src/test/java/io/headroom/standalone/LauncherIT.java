package io.headroom.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code headroom} where something was just built: a folder of its own, with this build's jars. */
class LauncherIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int REHEARSES_FROM = 25;
    private static final Duration REHEARSED_WITHIN = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void build() throws IOException {
        target = Files.createDirectories(folder.resolve("standalone/target"));
        Files.createDirectories(folder.resolve("standalone/src/main"));
        for (String file : List.of("headroom", "pom.xml", "standalone/pom.xml")) {
            Files.copy(ROOT.resolve(file), folder.resolve(file));
        }
        Files.createSymbolicLink(folder.resolve(".ci"), ROOT.resolve(".ci"));
        for (String built : List.of("headroom.jar", "lib")) {
            Files.createSymbolicLink(
                    target.resolve(built), ROOT.resolve("standalone/target").resolve(built));
        }
        Files.createFile(target.resolve("headroom.built"));
    }

    @Test
    void rehearsesTheDemoOnce_andStartsWithWhatItLearned() throws Exception {
        String data = folder.resolve("data").toString();
        try (HeadroomProcess demo = launch(Map.of(), "demo", "--port", "0", "--data", data, "--until-ready")) {
            Awaitility.await("the rehearsal is over")
                    .atMost(REHEARSED_WITHIN)
                    .until(() -> demo.output().contains("Preparing PostgreSQL"));
            assertThat(demo.awaitReady().awaitEnd()).isZero();

            assertThat(demo.output())
                    .containsSubsequence("100 % PostgreSQL is up", "Headroom is ready", "Headroom has stopped.")
                    .doesNotContain("while stopping");
            if (Runtime.version().feature() < REHEARSES_FROM) {
                assertThat(demo.output()).doesNotContain("Rehearsing");
                return;
            }
            assertThat(demo.output()).containsOnlyOnce("Rehearsing the demo once");
            assertThat(target.resolve("rehearsal.log"))
                    .content()
                    .contains("Headroom is ready", "Headroom has stopped.");
        }
        try (HeadroomProcess next = launch(Map.of("HEADROOM_OPTS", "-Xlog:class+load"), "--version")) {
            assertThat(next.awaitEnd()).isZero();
            assertThat(next.output()).contains(Headroom.class.getName() + " source: shared objects file");
        }
        try (Stream<Path> made = Files.list(target)) {
            assertThat(made.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder(
                            "headroom.aot", "headroom.built", "headroom.jar", "lib", "rehearsal.log");
        }
    }

    private HeadroomProcess launch(Map<String, String> environment, String... arguments) throws IOException {
        Stream<String> command =
                Stream.concat(Stream.of(folder.resolve("headroom").toString()), Stream.of(arguments));
        return HeadroomProcess.run(folder, 0, environment, command.toList());
    }
}
