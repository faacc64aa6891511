package io.headroom.standalone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the demo keeps its database, and how far that has come. A mark beside the database says what it holds, so that
 * a load cut short is begun again, and nothing is deleted that the demo did not make.
 */
final class DataFolder {

    /** Raised whenever the history or the schema is made differently. */
    private static final String VERSION = "1";

    private static final String LOADING = "loading";

    private final Path folder;

    DataFolder(Path folder) {
        this.folder = folder;
    }

    Path database() {
        return folder.resolve("postgres");
    }

    Path log() {
        return folder.resolve("postgres.log");
    }

    private Path mark() {
        return folder.resolve("demo-database");
    }

    /**
     * Whether the database of an earlier start can be used again.
     *
     * @throws IllegalStateException if it must not be touched
     */
    boolean complete() {
        if (!Files.exists(database())) {
            return false;
        }
        refuseIfRunning();
        String found = read(mark())
                .orElseThrow(
                        () -> new IllegalStateException(
                                database()
                                        + " holds something the demo did not make: choose another folder with --data, or move it away"));
        if (!found.equals(VERSION) && !found.equals(LOADING)) {
            throw new IllegalStateException("the database in " + folder + " was made by another version of the demo ("
                    + found + ", this one makes " + VERSION
                    + "): delete the folder to begin anew, or choose another with --data");
        }
        return found.equals(VERSION);
    }

    /** A demo that was killed leaves its PostgreSQL running, and that would write to files we delete or open. */
    private void refuseIfRunning() {
        Optional<ProcessHandle> running = read(database().resolve("postmaster.pid"))
                .flatMap(text ->
                        ProcessHandle.of(Long.parseLong(text.lines().findFirst().orElse("0"))))
                .filter(process -> process.info().command().orElse("postgres").endsWith("postgres"));
        running.ifPresent(process -> {
            throw new IllegalStateException("the PostgreSQL of another demo runs on " + database() + ": end process "
                    + process.pid() + ", or choose another folder with --data");
        });
    }

    /** From here on the folder is ours to delete, and until {@link #loaded()} good for nothing else. */
    void beginLoading() {
        try {
            deleteDatabase();
            Files.createDirectories(folder);
            Files.writeString(mark(), LOADING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + folder, e);
        }
    }

    void loaded() {
        try {
            Files.writeString(mark(), VERSION);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + mark(), e);
        }
    }

    /** Removes all the demo made, and the folder itself if nothing else is in it. */
    void delete() {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            deleteDatabase();
            Files.deleteIfExists(log());
            Files.deleteIfExists(mark());
            try (Stream<Path> rest = Files.list(folder)) {
                if (rest.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the demo's database in " + folder, e);
        }
    }

    private void deleteDatabase() throws IOException {
        if (!Files.exists(database())) {
            return;
        }
        try (Stream<Path> files = Files.walk(database())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
