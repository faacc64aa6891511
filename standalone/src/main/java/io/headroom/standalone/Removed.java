package io.headroom.standalone;

import io.headroom.core.capture.CaptureStatus;
import io.headroom.ingest.source.Traces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The databases from which Headroom was removed, remembered in the data directory. Of any other that was captured once
 * and is not any more, every start reminds: its slot keeps WAL for nobody, and nobody else knows of it.
 */
final class Removed {
    private static final Logger LOG = LoggerFactory.getLogger(Removed.class);

    private final Path file;

    Removed(Path data) {
        file = data.resolve("removed-databases.txt");
    }

    void add(String database) {
        NavigableSet<String> names = names();
        names.add(database);
        write(names);
    }

    /**
     * @param orphans the last words about databases that are not captured any more
     * @param captured those that are, again perhaps
     */
    void remind(List<CaptureStatus> orphans, List<CaptureStatus> captured) {
        NavigableSet<String> removed = names();
        if (captured.stream()
                        .map(CaptureStatus::database)
                        .filter(removed::remove)
                        .count()
                > 0) {
            write(removed);
        }
        orphans.stream()
                .filter(orphan -> !removed.contains(orphan.database()))
                .forEach(orphan -> LOG.warn("{}", reminder(orphan)));
    }

    static String reminder(CaptureStatus orphan) {
        String name = orphan.database();
        return "Database " + name + " of instance " + orphan.instance() + " is not captured any more, but "
                + Traces.namesOf(name, orphan.generation())
                + " may still be there, and the slot keeps WAL until that server's disk is full. Stop Headroom and run"
                + " ./headroom uninstall --database " + name + ", with its entry in the configuration for that time.";
    }

    private void write(NavigableSet<String> names) {
        try {
            Files.write(file, names);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private NavigableSet<String> names() {
        try {
            return Files.exists(file) ? new TreeSet<>(Files.readAllLines(file)) : new TreeSet<>();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
