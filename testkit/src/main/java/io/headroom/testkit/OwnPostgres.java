package io.headroom.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A PostgreSQL of one test alone, with the settings of that test: as it comes from the box, small, or with TLS. It can be
 * stopped and crashed, and comes back on the same port with the same data.
 */
public final class OwnPostgres implements AutoCloseable {
    private Map<String, String> settings;
    private final Path folder;
    private final int port;
    private EmbeddedPostgres server;

    private OwnPostgres(Map<String, String> settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
        server = start(settings, folder, 0);
        port = server.getPort();
    }

    /** @param settings over those that PostgreSQL has by itself; durability is not switched off */
    public static OwnPostgres start(Map<String, String> settings) {
        try {
            return new OwnPostgres(settings, Files.createTempDirectory("own-postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for PostgreSQL", e);
        }
    }

    /** A streaming standby with the same settings: a copy of its files that follows it from there. It restarts for that. */
    public OwnPostgres standby() {
        try {
            Path other = Files.createTempDirectory("own-standby");
            stop();
            copy(data(), other.resolve("data"));
            startAgain();
            Files.createFile(other.resolve("data").resolve("standby.signal"));
            Files.writeString(
                    other.resolve("data").resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=localhost port=" + port + " user=postgres password=postgres'\n",
                    StandardOpenOption.APPEND);
            return new OwnPostgres(settings, other);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a standby of " + folder, e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> walked = Files.walk(from)) {
            files = walked.toList();
        }
        for (Path file : files) {
            Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static EmbeddedPostgres start(Map<String, String> settings, Path folder, int port) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(Redirect.appendTo(log(folder)))
                .setErrorRedirector(Redirect.appendTo(log(folder)))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("wal_level", "replica");
        settings.forEach(builder::setServerConfig);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL, see " + log(folder), e);
        }
    }

    private static java.io.File log(Path folder) {
        return folder.resolve("server.log").toFile();
    }

    public Postgres postgres() {
        return new Postgres("localhost", port, "postgres", "postgres");
    }

    /** Where its files are: to be changed or put back only while it is stopped. */
    public Path data() {
        return folder.resolve("data");
    }

    /** Fast: what is under way is rolled back, everybody is sent away. */
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop PostgreSQL", e);
        }
    }

    /** Immediate: it falls down as it stands, and has to recover at the next start. */
    public void crash() {
        try {
            String pid = Files.readAllLines(data().resolve("postmaster.pid")).get(0);
            ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
            new ProcessBuilder("kill", "-QUIT", pid).inheritIO().start().waitFor();
            Awaitility.await("PostgreSQL has crashed").until(() -> !postmaster.isAlive());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot crash PostgreSQL", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stop();
    }

    /** After it was stopped or has crashed. */
    public void startAgain() {
        server = start(settings, folder, port);
    }

    /** The same with other settings. */
    public void startAgain(Map<String, String> newSettings) {
        settings = newSettings;
        startAgain();
    }

    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }
}
