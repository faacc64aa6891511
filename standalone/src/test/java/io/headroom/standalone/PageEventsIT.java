package io.headroom.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.capture.ProvisionalTotals;
import io.headroom.core.capture.Seeding;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.change.TableId;
import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.footprint.LiveFootprint;
import io.headroom.core.scope.Scope;
import io.headroom.core.scope.ScopeKey;
import io.headroom.core.scope.TableName;
import io.headroom.core.topic.Topic;
import io.headroom.core.topic.Topics;
import io.headroom.standalone.demo.DemoWorkload;
import io.headroom.standalone.demo.Timetable;
import io.headroom.testkit.TestServers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What the page says while something happens: to the data, to the database, to Headroom, or nothing at all. */
@Order(2)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageEventsIT {
    private static final int CHANGING = 1;
    private static final int INTERRUPTED = 2;
    private static final int AFTERWARDS = 3;

    private static final String DATE = "\\d{1,2} [A-Z][a-z]+ 20\\d\\d";
    /** The import at once, and nobody leaves. */
    private static final Timetable IMPORTING = new Timetable(
            Duration.ofMillis(400),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(1),
            Duration.ofDays(1));

    private static DemoPage demo;

    @BeforeAll
    static void open() {
        demo = DemoPage.open();
        RunningDemo.shared().counted();
    }

    @AfterAll
    static void close() {
        if (demo != null) {
            demo.close();
        }
    }

    @BeforeEach
    void lookAtTheWholeDatabase() {
        demo.goTo("");
    }

    @Test
    @Order(CHANGING)
    void followsAnImport_withoutTakingItForATrend() throws SQLException {
        Locator imported = demo.tenant("Bristol Skills 12").locator("td").first();
        String before = imported.innerText();

        try (DemoWorkload workload = RunningDemo.shared().workload(IMPORTING)) {
            workload.start();

            assertThat(imported).not().hasText(before);
            assertThat(demo.page().locator("#triggers")).containsText("Pending, fires if it lasts: storage at 7");
            assertThat(demo.page().locator("#triggers")).containsText("Firing: storage at 7");
            assertThat(demo.answer()).containsText(Pattern.compile("^7\\d\\.\\d\u00a0% of 500 MB"));
            assertThat(demo.page().locator("#chart .beside"))
                    .hasText(Pattern.compile(
                            "A straight line over the last .+ says \\+[\\d.]+ [MG]B per day, so 95\u00a0% on "
                                    + DATE + "\\. Headroom says \\+[\\d.]+ kB per day, so 95\u00a0% on " + DATE
                                    + ": a burst is not a trend\\."));
        }
    }

    @Test
    @Order(INTERRUPTED)
    void saysThatTheDatabaseIsNotFollowed_andGoesOnByItself() throws SQLException {
        above("ALTER DATABASE training CONNECTION LIMIT 0");
        try {
            above("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'training'");
            assertThat(demo.notice()).containsText(Pattern.compile("trying again: last heard .+ ago"));
            assertThat(demo.databases()).containsText("retrying");
        } finally {
            above("ALTER DATABASE training CONNECTION LIMIT -1");
        }

        assertThat(demo.databases()).containsText("live");
        assertThat(demo.notice()).isEmpty();
    }

    @Test
    @Order(INTERRUPTED)
    void callsItsNumbersOld_whenHeadroomDoesNotAnswer() {
        assertThat(demo.answer()).containsText("is in use");
        demo.page().context().setOffline(true);
        try {
            assertThat(demo.notice())
                    .containsText(Pattern.compile("Headroom does not answer.*the numbers below are that old"));
            assertThat(demo.page().locator("body")).hasClass(Pattern.compile("\\bcut\\b"));
            assertThat(demo.page().locator("nav .state:visible")).hasCount(0);
        } finally {
            demo.page().context().setOffline(false);
        }
        assertThat(demo.notice()).isEmpty();
        assertThat(demo.page().locator("nav .state:visible")).not().hasCount(0);
    }

    @Test
    @Order(INTERRUPTED)
    void saysHowToBegin_whenNothingIsWatched(@TempDir Path folder) throws IOException {
        int port = Ports.free();
        HeadroomConfig nothing =
                HeadroomConfig.parse("headroom: { http: { port: " + port + " }, data: data }", Map.of(), folder);
        try (Deployment idle = Deployment.start(nothing, EnumSet.of(Role.API))) {
            idle.awaitReady();
            Page empty = demo.another("http://127.0.0.1:" + port, DemoPage.wide());

            assertThat(empty.locator("#notice")).containsText("No database is watched yet");
            assertThat(empty.locator("#notice")).containsText("./headroom run --config headroom.yml");
            assertThat(empty.locator("#content")).isHidden();
            empty.context().close();
        }
    }

    @Test
    @Order(INTERRUPTED)
    void callsItsNumbersStale_whenIngestHasBeenSilent(@TempDir Path folder) throws Exception {
        String kafka = TestServers.shared().bootstrapServers();
        int port = Ports.free();
        HeadroomConfig left = HeadroomConfig.parse(
                "headroom: { kafka: { bootstrap-servers: \"" + kafka + "\" }, http: { port: " + port
                        + " }, data: data, databases: { left: { url: postgresql://127.0.0.1/left, username: a, password: b } } }",
                Map.of(),
                folder);
        try (Deployment silent = Deployment.start(left, EnumSet.of(Role.API))) {
            silent.awaitReady();
            heardOf("left", Instant.now().minus(Duration.ofMinutes(7)), kafka);
            Page stale = demo.another("http://127.0.0.1:" + port, DemoPage.wide());

            assertThat(stale.locator("#notice")).containsText(Pattern.compile("Stale: last heard \\d+ min ago"));
            assertThat(stale.locator("#notice")).containsText("Look at the log of ingest and start it again.");
            assertThat(stale.locator("body")).hasClass(Pattern.compile("\\bold\\b"));
            stale.context().close();
        }
    }

    @Test
    @Order(INTERRUPTED)
    void saysWhatTablesHoldThatAreStillBeingRead_andOfHowManyThatIs(@TempDir Path folder) throws Exception {
        String kafka = TestServers.shared().bootstrapServers();
        int port = Ports.free();
        HeadroomConfig left = HeadroomConfig.parse(
                "headroom: { kafka: { bootstrap-servers: \"" + kafka + "\" }, http: { port: " + port
                        + " }, data: data, databases: { forerun: { url: postgresql://127.0.0.1/f, username: a, password: b } } }",
                Map.of(),
                folder);
        try (Deployment reading = Deployment.start(left, EnumSet.of(Role.API))) {
            reading.awaitReady();
            beingRead("forerun", List.of("booking", "visit", "log"), kafka);
            Page page = demo.another("http://127.0.0.1:" + port, DemoPage.wide());
            assertThat(page.locator("#notice"))
                    .containsText(Pattern.compile("numbers are provisional.*60 of about 90,000 rows.*0 of 3 tables"));
            assertThat(page.locator("#notice .counted")).hasCount(0);

            counted("forerun", "booking", 1, 40_000, kafka);
            assertThat(page.locator("#notice .counted"))
                    .containsText("1 of the 3 tables still being read holds about 4 MB in 40,000 rows");
            counted("forerun", "visit", 2, 800, kafka);
            assertThat(page.locator("#notice .counted"))
                    .containsText("2 of the 3 tables still being read hold about 4.08 MB in 40,800 rows");
            counted("forerun", "log", 3, 7, kafka);
            assertThat(page.locator("#notice .counted"))
                    .containsText(
                            Pattern.compile("All 3 tables still being read hold about .+ by a provisional count of"));
            page.context().close();
        }
    }

    /** As ingest says it while the rows are being read. */
    private static void beingRead(String database, List<String> tables, String kafka) throws Exception {
        Seeding seeding = new Seeding(0, tables.size(), 60, 90_000, 10, null);
        CaptureStatus now = new CaptureStatus(
                database,
                database,
                CaptureState.SNAPSHOT,
                1,
                0,
                seeding,
                null,
                "f00d",
                null,
                null,
                Instant.now(),
                null);
        publish(Topics.CAPTURE, database, now, kafka);
        for (String table : tables) {
            TableId id = new TableId(tables.indexOf(table) + 1);
            TableName name = new TableName("public", table);
            WatchedTable watched = new WatchedTable(
                    database, id, name, 1, List.of("id"), null, 1, "1:0/0:0", TableWatch.SEEDING, null, null);
            publish(Topics.TABLES, watched.key(), watched, kafka);
        }
    }

    /** A hundred bytes for each row. */
    private static void counted(String database, String table, int id, long rows, String kafka) throws Exception {
        TableName name = new TableName("public", table);
        ProvisionalTotals totals =
                new ProvisionalTotals(database, new TableId(id), name, 1, Instant.now(), rows, rows * 100, List.of());
        publish(Topics.PROVISIONAL_TOTALS, totals.key(), totals, kafka);
    }

    /** As ingest and analytics would have left it. */
    private static void heardOf(String database, Instant at, String kafka) throws Exception {
        CaptureStatus last = new CaptureStatus(
                database, database, CaptureState.STREAMING, 1, 1, null, at, "f00d", null, null, at, null);
        LiveFootprint counted = new LiveFootprint(new Footprint(10, 400), at);
        publish(Topics.CAPTURE, database, last, kafka);
        publish(Topics.FOOTPRINTS, new ScopeKey(database, Scope.DATABASE), counted, kafka);
    }

    private static <K, V> void publish(Topic<K, V> topic, K key, V value, String kafka) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka);
        try (KafkaProducer<K, V> producer = new KafkaProducer<>(
                settings, topic.keys().serializer(), topic.values().serializer())) {
            producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
        }
    }

    private static void above(String sql) throws SQLException {
        try (Connection connection = RunningDemo.shared().connectAbove();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    @Order(AFTERWARDS)
    void hasRunWithoutAnErrorOrARefusedPolicy() {
        assertThat(demo.complaints()).isEmpty();
    }
}
