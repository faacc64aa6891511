package io.headroom.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.testkit.Postgres;
import io.headroom.testkit.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk under the state is full: but for the reserve, so that captures stop in time, and, with
 * {@code -Dheadroom.test.disk-full=true}, to the last byte, after which Headroom is killed and started again. Needs the
 * right to mount a small file system, and is left out without it.
 */
class DiskFullIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SIZE_MB = 600;

    @TempDir
    Path folder;

    private Path disk = Path.of("");

    @AfterEach
    void unmount() throws Exception {
        if (Files.isDirectory(disk)) {
            run("umount", "-l", disk.toString());
        }
    }

    @Test
    void saysSo_losesNothing_andGoesOnOnceThereIsRoom() throws Exception {
        disk = Files.createDirectory(folder.resolve("data"));
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + SIZE_MB + "m", "tmpfs", disk.toString()),
                "a file system can be mounted");
        Postgres postgres = TestServers.shared().postgres();
        String database = postgres.newDatabase("full");
        int port = Ports.free();
        try (Connection connection = postgres.connect(database)) {
            execute(connection, "CREATE TABLE booking (id int PRIMARY KEY, tenant_id int)", rows(1, 1_000));
            Path config = ConfigFile.of("shop", postgres, database)
                    .with("tenant: { column: tenant_id }")
                    .listeningOn(port)
                    .in(folder);
            try (HeadroomProcess headroom = HeadroomProcess.start(folder, port, "run", "--config", config.toString())) {
                headroom.awaitReady();
                awaitEqual(headroom, connection);

                fill(SIZE_MB - 230);
                await().untilAsserted(() -> assertSaysSo(headroom));
                execute(connection, rows(1_001, 2_000), "DELETE FROM booking WHERE id <= 100");
                giveBack();
                awaitEqual(headroom, connection);

                if (Boolean.getBoolean("headroom.test.disk-full")) {
                    fill(SIZE_MB);
                    execute(connection, rows(2_001, 90_000));
                    await().untilAsserted(() ->
                            assertThat(headroom.isAlive() && streams(headroom)).isFalse());
                    headroom.kill();
                    giveBack();
                    try (HeadroomProcess again =
                            HeadroomProcess.start(folder, port, "run", "--config", config.toString())) {
                        awaitEqual(again.awaitReady(), connection);
                    }
                }
            }
        }
    }

    private static void assertSaysSo(HeadroomProcess headroom) throws IOException, InterruptedException {
        JsonNode shop = JSON.readTree(headroom.get("/api/v1/databases/shop"));
        assertThat(shop.path("status").asText()).isEqualTo("RETRYING");
        assertThat(shop.path("problem").path("reason").asText()).contains("is full but for less than 256 MB");
    }

    private static boolean streams(HeadroomProcess headroom) throws IOException, InterruptedException {
        return JSON.readTree(headroom.get("/api/v1/databases/shop"))
                .path("status")
                .asText()
                .equals("STREAMING");
    }

    private static void awaitEqual(HeadroomProcess headroom, Connection connection) {
        await().untilAsserted(() -> assertThat(Footprints.fromApi(headroom::get, "shop"))
                .isEqualTo(Footprints.fromSql(connection, "tenant_id", List.of("public.booking"))));
    }

    private void fill(int megabytes) throws Exception {
        boolean unused = run("dd", "if=/dev/zero", "of=" + disk.resolve("filler"), "bs=1M", "count=" + megabytes);
    }

    private void giveBack() throws IOException {
        Files.delete(disk.resolve("filler"));
    }

    private static String rows(int from, int to) {
        return "INSERT INTO booking SELECT g, g % 5 FROM generate_series(" + from + ", " + to + ") g";
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(120)).ignoreExceptionsInstanceOf(IOException.class);
    }

    private static void execute(Connection connection, String... statements) throws Exception {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
