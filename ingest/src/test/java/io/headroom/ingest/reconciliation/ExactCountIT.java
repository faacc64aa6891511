package io.headroom.ingest.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.config.HeadroomConfig;
import io.headroom.ingest.guard.LockWatch;
import io.headroom.ingest.source.Access;
import io.headroom.ingest.source.Slot;
import io.headroom.testkit.Postgres;
import io.headroom.testkit.TestServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExactCountIT {
    private static final Duration AMPLE = Duration.ofMinutes(1);

    private final Postgres postgres = TestServers.shared().postgres();
    private Connection owner;
    private Connection counting;

    @BeforeEach
    void open() throws SQLException {
        String database = postgres.newDatabase("counting");
        owner = postgres.connect(database);
        run(
                owner,
                "CREATE TABLE booking (id int)",
                "INSERT INTO booking SELECT generate_series(1, 1000)",
                "CREATE TABLE special () INHERITS (booking)",
                "INSERT INTO special SELECT generate_series(1, 7)",
                "CREATE TABLE event (id int) PARTITION BY RANGE (id)",
                "CREATE TABLE event_1 PARTITION OF event FOR VALUES FROM (0) TO (100)",
                "CREATE TABLE event_2 PARTITION OF event FOR VALUES FROM (100) TO (200)",
                "INSERT INTO event SELECT generate_series(90, 119)");
        counting = Access.forCounts(config(database));
    }

    @AfterEach
    void close() throws SQLException {
        counting.close();
        owner.close();
    }

    @Test
    void countsTheStateThatItsTransactionSees_withPartitionsAndWithoutHeirs() throws Exception {
        Slot.clock(counting);
        run(owner, "DELETE FROM booking WHERE id <= 10", "INSERT INTO event VALUES (150)");
        ExactCount count = new ExactCount(counting);

        assertThat(rows(count.of(oid("booking"), AMPLE))).isEqualTo(1000);
        assertThat(rows(count.of(oid("event"), AMPLE))).isEqualTo(30);
        counting.rollback();
        assertThat(rows(count.of(oid("booking"), AMPLE))).isEqualTo(990);
    }

    @Test
    void comparesNothing_whenTheTableWasEmptiedOrWent() throws Exception {
        Slot.clock(counting);
        long booking = oid("booking");
        long special = oid("special");
        run(owner, "DROP TABLE special", "TRUNCATE booking");
        ExactCount count = new ExactCount(counting);

        assertThat(count.of(booking, AMPLE)).isInstanceOf(Count.Incomparable.class);
        assertThat(count.of(special, AMPLE)).isInstanceOf(Count.Incomparable.class);
        assertThat(rows(count.of(oid("event"), AMPLE))).isEqualTo(30);
    }

    @Test
    void holdsNoLockAfterwards_andWaitsForNone() throws Exception {
        ExactCount count = new ExactCount(counting);
        assertThat(rows(count.of(oid("booking"), AMPLE))).isEqualTo(1000);

        run(owner, "SET lock_timeout = '1s'", "BEGIN", "LOCK TABLE booking IN ACCESS EXCLUSIVE MODE");

        assertThat(count.of(oid("booking"), AMPLE))
                .isInstanceOfSatisfying(
                        Count.Impossible.class, no -> assertThat(no.reason()).isEqualTo("it is locked"));
        assertThat(rows(count.of(oid("event"), AMPLE))).isEqualTo(30);
    }

    @Test
    void endsWhenItsTimeIsOver() throws Exception {
        run(owner, "INSERT INTO booking SELECT 1 FROM generate_series(1, 300000)");
        ExactCount count = new ExactCount(counting);

        assertThat(count.of(oid("booking"), Duration.ofMillis(1))).isInstanceOf(Count.TooSlow.class);
        assertThat(rows(count.of(oid("booking"), AMPLE))).isEqualTo(301_000);
    }

    @Test
    void isEnded_whenChecksAreToEnd() throws Exception {
        CountDownLatch closing = new CountDownLatch(1);
        try (Connection control = postgres.connect(owner.getCatalog())) {
            LockWatch watch = LockWatch.start(control, backend(), closing);
            CompletableFuture<String> sleeping = CompletableFuture.supplyAsync(this::sleep);
            Awaitility.await().until(() -> locks() > 0);

            closing.countDown();

            assertThat(sleeping.get()).isEqualTo("57014");
            watch.close();
        }
    }

    @Test
    void isEnded_whenSomebodyWaitsForIt() throws Exception {
        try (Connection control = postgres.connect(owner.getCatalog())) {
            LockWatch watch = LockWatch.start(control, backend(), new CountDownLatch(1));
            CompletableFuture<String> sleeping = CompletableFuture.supplyAsync(this::sleep);
            Awaitility.await().until(() -> locks() > 0);

            run(owner, "ALTER TABLE booking ADD note text");

            assertThat(sleeping.get()).isEqualTo("57014");
            watch.close();
        }
    }

    /** As long as it is let, with the lock that a count has. */
    private String sleep() {
        try {
            run(counting, "SELECT pg_sleep(60) FROM public.booking");
            return "it ended";
        } catch (SQLException e) {
            rollback();
            return String.valueOf(e.getSQLState());
        }
    }

    private void rollback() {
        try {
            counting.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int backend() throws SQLException {
        try (Statement statement = counting.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            int pid = row.getInt(1);
            counting.rollback();
            return pid;
        }
    }

    private long locks() throws SQLException {
        return number("SELECT count(*) FROM pg_locks WHERE relation = 'booking'::regclass AND granted");
    }

    private long oid(String table) throws SQLException {
        return number("SELECT '" + table + "'::regclass::oid::bigint");
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static long rows(Count count) {
        assertThat(count).isInstanceOf(Count.Of.class);
        return ((Count.Of) count).rows();
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private DatabaseConfig config(String database) {
        String yaml = """
                headroom:
                  databases:
                    shop: { url: "postgresql://%s:%d/%s", username: %s, password: %s }
                """.formatted(postgres.host(), postgres.port(), database, postgres.user(), postgres.password());
        DatabaseConfig config =
                HeadroomConfig.parse(yaml, Map.of(), Path.of("")).databases().get("shop");
        if (config == null) {
            throw new AssertionError("the configuration lacks its database");
        }
        return config;
    }
}
