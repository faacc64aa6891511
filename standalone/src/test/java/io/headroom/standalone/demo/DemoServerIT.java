package io.headroom.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoServerIT {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00Z");

    private final List<Integer> progress = new ArrayList<>();

    @Test
    void startsWithinTheWindow_theFirstTimeAndEveryTime(@TempDir Path folder) throws SQLException {
        double first;
        try (DemoServer server = start(folder);
                Connection connection = server.headroom().connect()) {
            Query query = new Query(connection);
            first = query.number(Query.STORAGE) / Query.PLAN;
            assertThat(first).isBetween(0.675, 0.695);
            assertStorySettings(query);
            assertHeadroomMayCapture(connection);
        }
        assertThat(progress).isSorted().startsWith(0).endsWith(100);

        try (DemoServer server = start(folder);
                Connection connection = server.headroom().connect()) {
            Query query = new Query(connection);
            assertThat(query.number(Query.STORAGE) / Query.PLAN).isBetween(first - 0.001, first + 0.001);
            assertThat(query.number("SELECT count(*) FROM \"AuditLog\"")).isEqualTo(165_000);
        }
        assertThatTheFolderIsRefused(folder, "made by another version of the demo (0");
    }

    @Test
    void refusesAFolderItDidNotMake(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("postgres"));

        assertThatThrownBy(() -> start(folder)).hasMessageContaining("the demo did not make");
        assertThat(folder.resolve("postgres")).exists();
    }

    private DemoServer start(Path folder) throws SQLException {
        return DemoServer.start(folder, true, NOW, (stage, percent) -> progress.add(percent));
    }

    private static void assertStorySettings(Query query) throws SQLException {
        assertThat(query.text("SHOW wal_level")).isEqualTo("logical");
        assertThat(query.text("SHOW fsync")).isEqualTo("on");
        assertThat(query.text("SHOW synchronous_commit")).isEqualTo("on");
        assertThat(query.text("SHOW max_connections")).isEqualTo("50");
        assertThat(query.text("SHOW max_wal_size")).isEqualTo("48MB");
        assertThat(query.text("SHOW max_slot_wal_keep_size")).isEqualTo("256MB");
    }

    private static void assertHeadroomMayCapture(Connection connection) throws SQLException {
        DemoSchema.execute(connection, "CREATE PUBLICATION tried FOR TABLE ONLY \"Booking\", ONLY \"Tenant\"");
        DemoSchema.execute(connection, "ALTER PUBLICATION tried SET TABLE ONLY \"AuditLog\"");
        DemoSchema.execute(connection, "DROP PUBLICATION tried");
        DemoSchema.execute(connection, "SELECT pg_create_logical_replication_slot('tried', 'pgoutput')");
        DemoSchema.execute(connection, "SELECT pg_drop_replication_slot('tried')");
    }

    private void assertThatTheFolderIsRefused(Path folder, String reason) {
        try {
            Files.writeString(folder.resolve("demo-database"), "0");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThatThrownBy(() -> start(folder)).hasMessageContaining(reason).hasMessageContaining("--data");
    }
}
