package io.headroom.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** In the order of the story: the database of each test is what the one before has left. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoWorkloadIT {

    private static final Instant NOW = Instant.parse("2026-06-10T13:20:00Z");
    private static final Duration NEVER = Duration.ofDays(9_999);
    private static final Timetable STORY = Timetable.STORY;
    private static final Timetable WITHOUT_TURNS =
            new Timetable(STORY.updateEvery(), STORY.holdEvery(), STORY.cancelAfter(), NEVER, NEVER);

    @TempDir
    private static Path folder;

    private static DemoServer server;

    private final AtomicReference<Instant> present = new AtomicReference<>(NOW);
    private Connection connection;
    private Query query;

    @BeforeAll
    static void loadHistory() throws SQLException {
        server = DemoServer.start(folder, false, NOW, (stage, percent) -> {});
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = server.headroom().connect();
        query = new Query(connection);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    @Order(1)
    void changesRows_withoutAnyBecomingMoreOrWider() throws SQLException {
        double rows = rows();
        double width = query.number("SELECT sum(pg_column_size(\"joiningNotes\")) FROM \"Session\"");

        try (DemoWorkload workload = begun(WITHOUT_TURNS)) {
            for (int i = 0; i < 20; i++) {
                pass(workload, STORY.updateEvery());
            }
        }

        assertThat(rows()).isEqualTo(rows);
        assertThat(query.number("SELECT sum(pg_column_size(\"joiningNotes\")) FROM \"Session\""))
                .isEqualTo(width);
        assertThat(updated("Session")).isPositive();
        assertThat(updated("Customer")).isPositive();
    }

    @Test
    @Order(2)
    void cancelsABookingAfterTwentySeconds() throws SQLException {
        try (DemoWorkload workload = begun(WITHOUT_TURNS)) {
            pass(workload, STORY.holdEvery());
            assertThat(held()).isEqualTo(1);

            for (int i = 0; i < 30; i++) {
                pass(workload, Duration.ofSeconds(1));
                assertThat(held()).isLessThanOrEqualTo(5);
            }
            assertThat(held()).isEqualTo(4);
        }

        assertThat(held()).isZero();
    }

    @Test
    @Order(3)
    void goesOnGrowingAtTheRateOfTheLastFourWeeks() throws SQLException {
        String recent = "SELECT count(*) / 28.0 FROM \"%s\" WHERE \"createdAt\" >= ? AND \"createdAt\" < ?";
        for (String table : new String[] {"Booking", "AuditLog", "Customer"}) {
            double before = count(table);
            double daily = query.number(recent.formatted(table), NOW.minus(Duration.ofDays(28)), NOW);

            present.set(NOW);
            try (DemoWorkload workload = begun(WITHOUT_TURNS)) {
                pass(workload, Duration.ofDays(1));
            }

            assertThat(count(table) - before).as(table).isBetween(0.93 * daily - 1, daily + 1);
        }
    }

    @Test
    @Order(4)
    void standsStill_whilePaused() throws SQLException {
        try (DemoWorkload workload = begun(WITHOUT_TURNS)) {
            workload.pause();
            double rows = rows();
            pass(workload, Duration.ofDays(1));
            assertThat(rows()).isEqualTo(rows);

            workload.resume();
            pass(workload, Duration.ofSeconds(1));
            assertThat(rows()).isGreaterThan(rows);
        }
    }

    @Test
    @Order(5)
    void importsCustomersOnce_andStoragePassesSeventyPercent() throws SQLException {
        double before = customersOf(DemoTenant.BRISTOL_SKILLS);
        assertThat(query.number(Query.STORAGE)).isLessThan(0.7 * Query.PLAN);

        try (DemoWorkload workload = begun(STORY)) {
            pass(workload, Duration.ofSeconds(39));
            assertThat(customersOf(DemoTenant.BRISTOL_SKILLS)).isEqualTo(before);
            pass(workload, Duration.ofSeconds(1));
        }
        assertThat(customersOf(DemoTenant.BRISTOL_SKILLS)).isEqualTo(before + 6_000);
        assertThat(query.number(Query.STORAGE)).isGreaterThan(0.7 * Query.PLAN);

        try (DemoWorkload again = begun(STORY)) {
            pass(again, Duration.ofSeconds(40));
        }
        assertThat(customersOf(DemoTenant.BRISTOL_SKILLS)).isEqualTo(before + 6_000);
    }

    @Test
    @Order(6)
    void leavesNothingOfTheTenantThatLeaves_withoutUsingMoreStorage() throws SQLException {
        double storage = query.number(Query.STORAGE);

        try (DemoWorkload workload = begun(STORY)) {
            pass(workload, Duration.ofSeconds(90));
        }

        for (DemoTable table : DemoTable.values()) {
            assertThat(query.number("SELECT count(*) FROM " + table.quoted() + " WHERE \"tenantId\" = 66"))
                    .as(table.label())
                    .isZero();
        }
        assertThat(count("Tenant")).isEqualTo(99);
        assertThat(query.number(Query.STORAGE)).isLessThan(storage + 0.002 * Query.PLAN);
    }

    @Test
    @Order(7)
    void runsByItself_onceStarted() throws SQLException {
        double before = updated("Session");
        DemoWorkload workload = server.workload(WITHOUT_TURNS, InstantSource.system());

        workload.start();

        Awaitility.await().untilAsserted(() -> assertThat(updated("Session")).isGreaterThan(before));
        workload.close();
        double closed = updated("Session");
        assertThat(updated("Session")).isEqualTo(closed);
        assertThatCode(workload::start)
                .as("a start after a Ctrl-C that came just before it")
                .doesNotThrowAnyException();
    }

    private DemoWorkload begun(Timetable timetable) throws SQLException {
        DemoWorkload workload = server.workload(timetable, present::get);
        workload.begin();
        return workload;
    }

    private void pass(DemoWorkload workload, Duration time) throws SQLException {
        present.updateAndGet(now -> now.plus(time));
        workload.runDue();
    }

    private double rows() throws SQLException {
        double rows = 0;
        for (DemoTable table : DemoTable.values()) {
            rows += count(table.label());
        }
        return rows - held();
    }

    private double held() throws SQLException {
        return query.number("SELECT count(*) FROM \"Booking\" WHERE \"status\" = 'HELD'");
    }

    private double count(String table) throws SQLException {
        return query.number("SELECT count(*) FROM \"" + table + "\"");
    }

    private double customersOf(int tenant) throws SQLException {
        return query.number("SELECT count(*) FROM \"Customer\" WHERE \"tenantId\" = ?", tenant);
    }

    private double updated(String table) throws SQLException {
        return query.number("SELECT count(*) FROM \"" + table + "\" WHERE \"updatedAt\" > \"createdAt\"");
    }
}
