package io.headroom.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoHistoryIT {

    private static final Instant NOW = Instant.parse("2026-06-10T13:20:00Z");
    private static final Instant RECENTLY = daysAgo(28);

    @TempDir
    private static Path folder;

    private static DemoServer server;
    private static Connection connection;
    private static Query query;

    @BeforeAll
    static void loadHistory() throws SQLException {
        server = DemoServer.start(folder, false, NOW, (stage, percent) -> {});
        connection = server.headroom().connect();
        query = new Query(connection);
        query.collectRows();
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        server.close();
    }

    @Test
    void holdsTheRowsOfTheModel_atAboutTheirWidths() throws SQLException {
        for (DemoTable table : DemoTable.values()) {
            double rows = query.number("SELECT count(*) FROM rows WHERE label = ?", table.label());
            double bytes = query.number("SELECT sum(bytes) FROM rows WHERE label = ?", table.label());

            assertThat(rows).as(table.label()).isEqualTo(table.rows());
            assertThat(bytes / rows).as(table.label()).isBetween(0.9 * table.width(), 1.0 * table.width());
        }
    }

    @Test
    void reachesBackTwentyFourMonths() throws SQLException {
        assertThat(query.time("SELECT min(at) FROM rows")).isEqualTo("2024-06-10T13:20:00Z");
        assertThat(query.time("SELECT max(at) FROM rows")).isBetween(NOW.minus(Duration.ofHours(1)), NOW);
    }

    @Test
    void isNotCompressed() throws SQLException {
        String compressed = "SELECT count(*) FROM \"Booking\" WHERE pg_column_compression(\"details\") IS NOT NULL"
                + " OR pg_column_compression(\"notes\") IS NOT NULL";

        assertThat(query.number(compressed)).isZero();
    }

    @Test
    void restsAtWeekends_andIsBusierInSpringAndAutumn() throws SQLException {
        String weekend = "SELECT avg((extract(isodow FROM at) > 5)::int) FROM rows";
        String season = "SELECT count(*) FROM rows WHERE label = 'Booking' AND extract(month FROM at) IN (?, ?)";

        assertThat(query.number(weekend)).isBetween(0.02, 0.12);
        assertThat(query.number(season, 4, 10)).isGreaterThan(1.2 * query.number(season, 7, 12));
    }

    @Test
    void manchesterForkliftIsBig_andHardlyGrows() throws SQLException {
        assertThat(bytes(DemoTenant.MANCHESTER_FORKLIFT)).isCloseTo(0.18, within(0.005));
        assertThat(growth(DemoTenant.MANCHESTER_FORKLIFT)).isCloseTo(0.01, within(0.003));
    }

    @Test
    void leedsGasHasFewStudents_andGrowsMost() throws SQLException {
        String students = "SELECT avg((\"tenantId\" = ?)::int) FROM \"Customer\"";

        assertThat(query.number(students, DemoTenant.LEEDS_GAS)).isCloseTo(0.05, within(0.005));
        assertThat(bytes(DemoTenant.LEEDS_GAS)).isCloseTo(0.12, within(0.01));
        assertThat(growth(DemoTenant.LEEDS_GAS)).isCloseTo(0.28, within(0.02));
    }

    @Test
    void leedsGasWritesFortyAuditRowsForEachBooking_sinceFourMonths() throws SQLException {
        String ratio = "SELECT count(*) FILTER (WHERE label = 'AuditLog')::float8"
                + " / count(*) FILTER (WHERE label = 'Booking') FROM rows WHERE tenant = ? AND at >= ? AND at < ?";
        Instant since = daysAgo(120);

        assertThat(query.number(ratio, DemoTenant.LEEDS_GAS, since, NOW)).isEqualTo(40);
        assertThat(query.number(ratio, DemoTenant.LEEDS_GAS, Instant.EPOCH, since))
                .isLessThan(7);
        assertThat(query.number(ratio, DemoTenant.TRURO, since, NOW)).isLessThan(7);
    }

    @Test
    void bristolSkillsImportedThreeThousandCustomers_withinAnHourNineMonthsAgo() throws SQLException {
        String hour = "SELECT date_trunc('hour', at) FROM rows WHERE tenant = 12 AND label = 'Customer'"
                + " GROUP BY 1 ORDER BY count(*) DESC LIMIT 1";
        String rows = "SELECT count(*) FROM rows WHERE tenant = 12 AND label = 'Customer' AND at >= ? AND at < ?";
        Instant began = query.time(hour);

        assertThat(query.number(rows, began, began.plus(Duration.ofHours(1)))).isBetween(3_000.0, 3_003.0);
        assertThat(Duration.between(began, NOW).toDays()).isBetween(270L, 280L);
    }

    @Test
    void plymouthMarineKeepsNinetyDaysOfAudit() throws SQLException {
        String oldest = "SELECT min(at) FROM rows WHERE tenant = 23 AND label = ?";

        assertThat(query.time(oldest, "AuditLog")).isBetween(daysAgo(90), daysAgo(88));
        assertThat(query.time(oldest, "Booking")).isBefore(daysAgo(600));
    }

    @Test
    void cardiffAndGlasgowAreNew() throws SQLException {
        String oldest = "SELECT min(at) FROM rows WHERE tenant = ?";

        assertThat(query.time(oldest, DemoTenant.CARDIFF)).isEqualTo(daysAgo(9));
        assertThat(query.time(oldest, DemoTenant.GLASGOW)).isEqualTo(daysAgo(26));
    }

    @Test
    void norwichPlantIsQuietSinceItsSeventeenthMonth() throws SQLException {
        assertThat(query.time("SELECT max(at) FROM rows WHERE tenant = 58")).isBetween(daysAgo(225), daysAgo(212));
        assertThat(bytes(DemoTenant.NORWICH_PLANT)).isGreaterThan(0.01);
    }

    @Test
    void truroIsStillThere() throws SQLException {
        assertThat(bytes(DemoTenant.TRURO)).isBetween(0.01, 0.03);
    }

    private static double bytes(int tenant) throws SQLException {
        return query.number("SELECT sum(bytes) FILTER (WHERE tenant = ?)::float8 / sum(bytes) FROM rows", tenant);
    }

    private static double growth(int tenant) throws SQLException {
        String sql = "SELECT sum(bytes) FILTER (WHERE tenant = ?)::float8 / sum(bytes) FROM rows WHERE at >= ?";
        return query.number(sql, tenant, RECENTLY);
    }

    private static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }
}
