package io.headroom.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateLayoutTest {
    @TempDir
    Path folder;

    @Test
    void marksANewFolder_andTakesItAgain() throws IOException {
        Path data = folder.resolve("data");

        StateLayout.claim(data);
        Files.createDirectories(data.resolve("kafka"));

        assertThatCode(() -> StateLayout.claim(data)).doesNotThrowAnyException();
        assertThat(data.resolve("layout")).hasContent(StateLayout.CURRENT);
    }

    @Test
    void refusesStateFromBeforeThereWasAMark_andLeavesItAlone() throws IOException {
        Files.createDirectories(folder.resolve("streams"));

        assertThatThrownBy(() -> StateLayout.claim(folder))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("layout 1")
                .hasMessageContaining("delete the folder");
        assertThat(folder.resolve("layout")).doesNotExist();
    }

    @Test
    void refusesStateOfALaterVersion_beforeTheDemoStartsAnything() throws IOException {
        Files.createDirectories(folder.resolve("headroom"));
        Files.writeString(folder.resolve("headroom/layout"), "99");
        StringWriter errors = new StringWriter();

        int code = Headroom.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(errors))
                .execute("demo", "--port", "0", "--data", folder.toString());

        assertThat(code).isNotZero();
        assertThat(errors.toString()).contains("layout 99", "another version of Headroom");
        assertThat(folder.resolve("postgres")).doesNotExist();
    }
}
