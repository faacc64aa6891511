package io.headroom.api.sizing;

import io.headroom.api.problem.ProblemException;
import io.headroom.core.config.ConfigException;
import io.headroom.core.config.OwnFiles;
import io.headroom.core.sizing.Sheet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The sheets that databases are held against: the owner's, and where there are none those of the source documents. */
public final class Scenarios {
    private static final List<String> STANDARD =
            List.of("scenario-conservative.json", "scenario-medium.json", "scenario-large.json");

    private final List<Sheet> sheets;

    private Scenarios(List<Sheet> sheets) {
        this.sheets = sheets;
    }

    /** @throws ConfigException if a file cannot be used */
    public static Scenarios of(OwnFiles own) {
        return new Scenarios(
                own.scenarios().isEmpty()
                        ? STANDARD.stream().map(Scenarios::standard).toList()
                        : own.scenarios().stream().map(Scenarios::read).toList());
    }

    List<Sheet> sheets() {
        return sheets;
    }

    private static Sheet standard(String name) {
        try (InputStream in = Scenarios.class.getResourceAsStream("/sizing/" + name)) {
            return SheetReader.read(
                    new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the scenarios of this jar cannot be read", e);
        }
    }

    private static Sheet read(Path file) {
        try {
            return SheetReader.read(Files.readString(file));
        } catch (IOException e) {
            throw new ConfigException("headroom.scenarios names " + file + ", which cannot be read as UTF-8 text", e);
        } catch (ProblemException e) {
            throw new ConfigException("headroom.scenarios " + file + ": " + e.getMessage(), e);
        }
    }
}
