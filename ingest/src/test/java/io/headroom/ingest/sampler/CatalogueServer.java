package io.headroom.ingest.sampler;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A server of the oldest and of the newest version that can be had here, small enough to be filled up. */
final class CatalogueServer implements AutoCloseable {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql/15/bin");
    private static final Map<String, String> SETTINGS = new TreeMap<>(Map.of(
            "shared_preload_libraries", "pg_stat_statements",
            "archive_mode", "on",
            "archive_command", "true",
            "wal_level", "logical",
            "max_connections", "20",
            "fsync", "off"));

    private final int port;
    private final Command restart;
    private final Command stop;

    private interface Command {
        void run() throws IOException, InterruptedException;
    }

    private CatalogueServer(int port, Command restart, Command stop) {
        this.port = port;
        this.restart = restart;
        this.stop = stop;
    }

    static boolean has(int version) {
        return version == 18 || Files.isExecutable(DEBIAN.resolve("postgres"));
    }

    static CatalogueServer start(int version) throws IOException, InterruptedException {
        return version == 18 ? embedded() : debian();
    }

    int port() {
        return port;
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, "postgres", "postgres");
    }

    /**
     * As its owner restarts it, with what {@code ALTER SYSTEM} has set.
     *
     * @throws UnsupportedOperationException if it gets its settings from the command line, which outranks that
     */
    void restart() throws IOException, InterruptedException {
        restart.run();
    }

    private static CatalogueServer embedded() throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        SETTINGS.forEach(builder::setServerConfig);
        EmbeddedPostgres server = builder.start();
        return new CatalogueServer(server.getPort(), CatalogueServer::refuse, server::close);
    }

    private static CatalogueServer debian() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("headroom-postgres-15");
        int port = freePort();
        run("initdb", "-D", data.toString(), "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8");
        List<String> settings = SETTINGS.entrySet().stream()
                .map(setting -> setting.getKey() + " = '" + setting.getValue() + "'")
                .toList();
        Files.write(data.resolve("postgresql.conf"), settings, StandardOpenOption.APPEND);
        String options = "-p " + port + " -h 127.0.0.1 -c unix_socket_directories=";
        String log = data.resolve("log").toString();
        run("pg_ctl", "-D", data.toString(), "-w", "-t", "60", "-l", log, "-o", options, "start");
        Command restart = () -> run("pg_ctl", "-D", data.toString(), "-w", "-t", "60", "-l", log, "restart");
        return new CatalogueServer(port, restart, () -> {
            run("pg_ctl", "-D", data.toString(), "-m", "immediate", "stop");
            try (Stream<Path> files = Files.walk(data)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        });
    }

    private static void refuse() {
        throw new UnsupportedOperationException("its settings are on the command line");
    }

    /** PostgreSQL refuses to run as root; a user namespace of its own makes it somebody else. */
    private static void run(String program, String... arguments) throws IOException, InterruptedException {
        boolean root = "root".equals(System.getProperty("user.name"));
        List<String> command = new ArrayList<>(root ? List.of("unshare", "-U") : List.of());
        command.add(DEBIAN.resolve(program).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(command + " ended with " + process.exitValue());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            stop.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
