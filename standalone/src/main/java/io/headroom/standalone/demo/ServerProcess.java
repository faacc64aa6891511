package io.headroom.standalone.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** PostgreSQL as a child process, in one of two ways: for the demo to watch, or to fill before anyone watches. */
final class ServerProcess implements AutoCloseable {

    static final int ANY_PORT = 0;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * The server of the story. It loses nothing when a process dies, which embedded PostgreSQL promises only if told to.
     * Pages are not written to the WAL in full: that is for a machine that loses its power, and it would make the WAL
     * directory grow by 3 % of the plan when a tenant leaves.
     */
    private static final Map<String, String> WATCHED = Map.ofEntries(
            Map.entry("wal_level", "logical"),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "off"),
            Map.entry("max_connections", "50"),
            Map.entry("min_wal_size", "32MB"),
            Map.entry("max_wal_size", "48MB"),
            Map.entry("max_slot_wal_keep_size", "256MB"),
            Map.entry("shared_buffers", "32MB"));

    /**
     * Filling: tables made and filled in one transaction leave no WAL at the minimal level. The WAL directory is kept at
     * the smallest size of the watched server, or it would still be growing to that when the demo begins.
     */
    private static final Map<String, String> FILLED = Map.ofEntries(
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("fsync", "off"),
            Map.entry("min_wal_size", "32MB"),
            Map.entry("max_wal_size", "32MB"),
            Map.entry("autovacuum", "off"),
            Map.entry("maintenance_work_mem", "64MB"),
            Map.entry("shared_buffers", "256MB"));

    /** What is different in a small server that is there for its tenants: a process less is memory left for the others. */
    private static final Map<String, String> SMALL = Map.of(
            "max_connections", "100",
            "shared_buffers", "16MB",
            "io_method", "sync");

    private final EmbeddedPostgres server;

    private ServerProcess(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Left running when the JVM is told to end: whoever watches it stops first, and then closes it. */
    static ServerProcess watched(Path folder, Path log, int port) {
        return start(folder, log, port, WATCHED, false);
    }

    /** Like {@link #watched}, for a database of a few megabytes. */
    static ServerProcess small(Path folder, Path log, int port) {
        Map<String, String> settings = new HashMap<>(WATCHED);
        settings.putAll(SMALL);
        return start(folder, log, port, settings, false);
    }

    /** Stopped when the JVM is told to end. */
    static ServerProcess filled(Path folder, Path log) {
        return start(folder, log, ANY_PORT, FILLED, true);
    }

    private static ServerProcess start(Path folder, Path log, int port, Map<String, String> settings, boolean hooked) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(hooked)
                .setPGStartupWait(PATIENCE)
                // Any option of initdb passes here. In steps of 16 MB, the WAL would be the loudest part of the story.
                .setLocaleConfig("wal-segsize", "1")
                .setLocaleConfig("locale", "C.UTF-8")
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .setErrorRedirector(Redirect.appendTo(log.toFile()));
        settings.forEach(builder::setServerConfig);
        try {
            return new ServerProcess(builder.start());
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL did not start in " + folder + ": see " + log, e);
        }
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL did not stop", e);
        }
    }
}
