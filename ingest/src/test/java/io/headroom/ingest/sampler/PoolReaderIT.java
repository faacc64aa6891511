package io.headroom.ingest.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.config.PoolerConfig;
import io.headroom.core.usage.Measured;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageSample;
import io.headroom.testkit.Postgres;
import io.headroom.testkit.TestServers;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On Debian's PgBouncer, with a pool of one connection. */
class PoolReaderIT {
    private static final Path PGBOUNCER = Path.of("/usr/sbin/pgbouncer");
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    Path folder;

    private int port;
    private Process pgbouncer;
    private String shop;

    @BeforeEach
    void start() throws IOException, SQLException, InterruptedException {
        assumeTrue(Files.isExecutable(PGBOUNCER), "not run: PgBouncer is not installed");
        List<String> command = unprivileged();
        Postgres postgres = TestServers.shared().postgres();
        shop = postgres.newDatabase("shop");
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Files.writeString(folder.resolve("users"), "\"postgres\" \"postgres\"\n\"watcher\" \"watch\"\n");
        Path ini = Files.writeString(folder.resolve("pgbouncer.ini"), """
                [databases]
                %s = host=127.0.0.1 port=%d
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = md5
                auth_file = %s
                stats_users = watcher
                pool_mode = session
                default_pool_size = 1
                ignore_startup_parameters = extra_float_digits
                logfile = %s
                """.formatted(
                        shop, postgres.port(), port, folder.resolve("users"), folder.resolve("log")));
        command.addAll(List.of(PGBOUNCER.toString(), "-q", ini.toString()));
        pgbouncer = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** PgBouncer refuses to run as root. */
    private static List<String> unprivileged() throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new ArrayList<>();
        }
        int exit = new ProcessBuilder("unshare", "-U", "true").start().waitFor();
        assumeTrue(exit == 0, "not run: root may not make a user namespace here");
        return new ArrayList<>(List.of("unshare", "-U"));
    }

    @AfterEach
    void stop() {
        if (pgbouncer != null) {
            pgbouncer.destroy();
        }
    }

    @Test
    void countsTheClientsThatWaitForAConnection() throws Exception {
        PoolReader reader = new PoolReader("main", pooler("watch"));
        Awaitility.await("PgBouncer takes connections")
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptionsInstanceOf(SQLException.class)
                .untilAsserted(() -> client().close());
        Thread second = new Thread(() -> {
            try (Connection waiting = client();
                    Statement other = waiting.createStatement()) {
                other.execute("SELECT 1");
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
        try (Connection served = client();
                Statement statement = served.createStatement()) {
            statement.execute("SELECT 1");
            second.start();

            Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                List<UsageSample> read = reader.read(AT);
                assertThat(read)
                        .extracting(UsageSample::key)
                        .containsExactly("pool:main/" + shop + "/postgres", "instance:main");
                for (UsageSample sample : read) {
                    assertThat(sample.measures())
                            .containsEntry(UsageMeasure.POOL_CLIENTS_ACTIVE, new Measured.Known(1))
                            .containsEntry(UsageMeasure.POOL_CLIENTS_WAITING, new Measured.Known(1));
                    assertThat(Objects.requireNonNull(sample.measures().get(UsageMeasure.POOL_LONGEST_WAIT))
                                    .known()
                                    .orElseThrow())
                            .isPositive();
                }
            });
        }
        second.join();
    }

    @Test
    void saysWhyNothingIsKnown_whereTheConsoleRefuses() {
        List<UsageSample> read = new PoolReader("main", pooler("wrong")).read(AT);

        assertThat(read)
                .singleElement()
                .satisfies(sample -> assertThat(sample.measures().get(UsageMeasure.POOL_CLIENTS_WAITING))
                        .isInstanceOfSatisfying(
                                Measured.Unknown.class,
                                unknown -> assertThat(unknown.fix()).contains("stats_users = watcher")));
    }

    private Connection client() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + shop + "?preferQueryMode=simple", "postgres", "postgres");
    }

    private PoolerConfig pooler(String password) {
        HeadroomConfig config = HeadroomConfig.parse(
                "headroom: { instances: { main: { pooler: { url: 'postgresql://127.0.0.1:" + port
                        + "/pgbouncer', username: watcher, password: " + password + " } } } }",
                Map.of(),
                Path.of(""));
        return Objects.requireNonNull(
                Objects.requireNonNull(config.instances().get("main")).pooler());
    }
}
