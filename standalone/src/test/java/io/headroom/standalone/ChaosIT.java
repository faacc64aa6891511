package io.headroom.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.testkit.OwnBroker;
import io.headroom.testkit.OwnPostgres;
import io.headroom.testkit.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything at once: three databases under random changes, the roles in processes of their own, and time and again one
 * of them is killed, or PostgreSQL or the broker goes and comes back. Then every table and tenant equals SQL, and once
 * ingest is gone for good, somebody is told. The seed is printed; {@code -Dheadroom.test.seed} repeats what
 * is done when as far as timing allows, and {@code -Dheadroom.test.chaos=PT10M} does it for longer.
 */
class ChaosIT {
    private static final Logger LOG = LoggerFactory.getLogger(ChaosIT.class);
    private static final Duration LENGTH = Duration.parse(System.getProperty("headroom.test.chaos", "PT60S"));
    private static final Duration ROUND = Duration.ofSeconds(10);
    private static final List<String> DATABASES = List.of("shop", "club", "school");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ENOUGH_WAL = 64 << 20;

    private final long seed = Long.getLong("headroom.test.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicBoolean enough = new AtomicBoolean();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @AfterEach
    void stopWriting() {
        enough.set(true);
        threads.shutdown();
    }

    @Test
    void equalsSqlAfterwards_whateverIsKilledOrRestarted() throws Exception {
        LOG.warn("seed {}", seed);
        int port = Ports.free();
        try (OwnPostgres server = OwnPostgres.start(Map.of("wal_level", "logical", "max_slot_wal_keep_size", "2GB"));
                OwnBroker broker = OwnBroker.start()) {
            List<CompletableFuture<Void>> writers = createAndWrite(server.postgres());
            try (SupervisedRole ingest = role("ingest", server.postgres(), broker, Ports.free());
                    SupervisedRole analytics = role("analytics", server.postgres(), broker, Ports.free());
                    SupervisedRole api = role("api", server.postgres(), broker, port)) {
                await(180).untilAsserted(() -> assertAllStream(api));
                disturb(List.of(ingest, analytics, api), server, broker);
                enough.set(true);
                for (CompletableFuture<Void> writer : writers) {
                    writer.get(60, TimeUnit.SECONDS);
                }

                await(300).untilAsserted(() -> assertEqualSql(server.postgres(), api));
                await(90).untilAsserted(() -> {
                    assertAllStream(api);
                    assertHardlyAnyWalIsKept(server.postgres());
                });
                ingest.end();
                await(180).untilAsserted(() -> assertThat(silent(api)).hasSameElementsAs(DATABASES));
            }
        }
    }

    private List<CompletableFuture<Void>> createAndWrite(Postgres postgres) throws SQLException {
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (String database : DATABASES) {
            try (Connection connection = postgres.connect("postgres");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + database);
            }
            try (Connection connection = postgres.connect(database)) {
                RandomChanges.createTables(connection);
            }
            Random own = new Random(seed + writers.size());
            writers.add(CompletableFuture.runAsync(() -> write(postgres, database, own), threads));
        }
        return writers;
    }

    /** What a restart throws out connects again; what came through only SQL knows. */
    private void write(Postgres postgres, String database, Random own) {
        while (!enough.get()) {
            try (Connection connection = postgres.connect(database)) {
                connection.setAutoCommit(false);
                while (!enough.get()) {
                    RandomChanges.transaction(connection, own);
                    connection.commit();
                    pause(2 + own.nextInt(20));
                }
            } catch (SQLException e) {
                LOG.info("{} is written to again: {}", database, e.getMessage());
                pause(200);
            }
        }
    }

    private void disturb(List<SupervisedRole> roles, OwnPostgres server, OwnBroker broker) throws Exception {
        List<SupervisedRole> victims = new ArrayList<>(roles);
        Collections.shuffle(victims, random);
        long rounds = LENGTH.dividedBy(ROUND);
        for (int round = 0; round < rounds; round++) {
            pause(6_000 + random.nextInt(8_000));
            switch (round % 4) {
                case 1 -> restart(server);
                case 3 -> restart(broker);
                default -> {
                    SupervisedRole role = victims.get(round / 2 % victims.size());
                    LOG.warn("{} is killed", role);
                    role.kill();
                }
            }
        }
    }

    private void restart(OwnPostgres server) {
        boolean fast = random.nextBoolean();
        LOG.warn("PostgreSQL restarts, {}", fast ? "fast" : "immediate");
        if (fast) {
            server.stop();
        } else {
            server.crash();
        }
        server.startAgain();
    }

    private void restart(OwnBroker broker) {
        LOG.warn("the broker restarts");
        broker.stop();
        pause(1_000 + random.nextInt(5_000));
        broker.startAgain();
    }

    private static void assertAllStream(SupervisedRole api) throws IOException, InterruptedException {
        for (String database : DATABASES) {
            JsonNode answer = JSON.readTree(api.get("/api/v1/databases/" + database));
            assertThat(answer.path("status").asText()).as(database).isEqualTo("STREAMING");
            assertThat(answer.path("reconciliation").path("driftRows").asLong())
                    .as(database)
                    .isZero();
        }
    }

    /** Databases whose capture is said to be silent. */
    private static List<String> silent(SupervisedRole api) throws IOException, InterruptedException {
        List<String> silent = new ArrayList<>();
        for (JsonNode trigger : JSON.readTree(api.get("/api/v1/triggers")).path("items")) {
            boolean fires = trigger.path("state").asText().equals("FIRING");
            if (fires && trigger.path("rule").asText().equals("capture-silent")) {
                silent.add(trigger.path("database").asText());
            }
        }
        return silent;
    }

    private static void assertEqualSql(Postgres postgres, SupervisedRole api) throws Exception {
        for (String database : DATABASES) {
            try (Connection connection = postgres.connect(database)) {
                assertThat(Footprints.fromApi(api::get, database))
                        .as(database)
                        .isEqualTo(Footprints.fromSql(connection, "tenant_id", RandomChanges.TABLES));
            }
        }
    }

    private static void assertHardlyAnyWalIsKept(Postgres postgres) throws SQLException {
        String sql = "SELECT max(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)) FROM pg_replication_slots";
        try (Connection connection = postgres.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            assertThat(row.getLong(1)).isLessThan(ENOUGH_WAL);
        }
    }

    private static void pause(int millis) {
        try {
            boolean unused = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ConditionFactory await(int seconds) {
        return Awaitility.await("seed " + seed + ", see " + folder)
                .atMost(Duration.ofSeconds(seconds))
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptionsInstanceOf(IOException.class);
    }

    private SupervisedRole role(String role, Postgres postgres, OwnBroker broker, int port) throws IOException {
        StringBuilder databases = new StringBuilder();
        for (String database : DATABASES) {
            databases.append(
                    """
                        %1$s:
                          url: postgresql://%2$s:%3$d/%1$s
                          username: %4$s
                          password: %5$s
                          tenant: { column: tenant_id }
                          reconciliation: { every: PT1S, budget: PT1H }
                    """.formatted(database, postgres.host(), postgres.port(), postgres.user(), postgres.password()));
        }
        Path config = Files.writeString(folder.resolve(role + ".yml"), """
                headroom:
                  databases:
                %s
                  kafka: { bootstrap-servers: "%s", partitions: 2 }
                  http: { port: %d }
                  data: %s
                """.formatted(
                        databases, broker.bootstrapServers(), port, folder.resolve(role)));
        return SupervisedRole.start(folder, role, config, port);
    }
}
