package io.headroom.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandIT {
    @TempDir
    Path folder;

    @Test
    void stopsByItselfOnceItIsReadyIfAskedTo() throws Exception {
        String data = folder.resolve("data").toString();
        try (HeadroomProcess demo =
                HeadroomProcess.start(folder, 0, "demo", "--port", "0", "--data", data, "--until-ready")) {
            assertThat(demo.awaitReady().awaitEnd()).isZero();

            assertThat(demo.output())
                    .containsSubsequence("100 % PostgreSQL is up", "Headroom is ready", "Headroom has stopped.")
                    .doesNotContain("while stopping");
        }
    }
}
