package io.headroom.ingest.capture;

import static io.headroom.ingest.capture.Watched.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capture.Problem;
import io.headroom.testkit.OwnPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server that comes back is not quite the one that went. */
class ServerChangedIT {
    private static final Map<String, String> SETTINGS = Map.of("wal_level", "logical", "max_slot_wal_keep_size", "1GB");

    @TempDir
    Path folder;

    /** As after point-in-time recovery, and on a standby that was promoted. */
    @Test
    void countsAnew_onAnotherTimeline() throws Exception {
        try (OwnPostgres server = OwnPostgres.start(SETTINGS);
                Watched shop =
                        new Watched(server.postgres(), "timeline", Writing.TABLE, rows(1, 100)).startStreaming();
                ChangeLog log = shop.log()) {
            server.stop();
            Files.createFile(server.data().resolve("recovery.signal"));
            Files.writeString(
                    server.data().resolve("postgresql.auto.conf"),
                    "restore_command = 'false'\n",
                    StandardOpenOption.APPEND);
            server.startAgain();
            await().until(() -> shop.query("SELECT pg_is_in_recovery()").equals("f"));
            shop.sql(rows(101, 200), "DELETE FROM booking WHERE id <= 10");

            awaitGeneration(shop, "its server was restored or failed over");
            Invariant.holds(shop, log, "booking");
        }
    }

    /** As after a major upgrade by dump and restore: the same address, the same tables, another system. */
    @Test
    void countsAnew_whereAnotherServerTookTheAddress() throws Exception {
        try (OwnPostgres server = OwnPostgres.start(SETTINGS);
                Watched shop =
                        new Watched(server.postgres(), "upgraded", Writing.TABLE, rows(1, 100)).startStreaming();
                ChangeLog log = shop.log()) {
            server.stop();
            remove(server.data());
            server.startAgain();
            shop.create(Writing.TABLE, rows(51, 200));

            awaitGeneration(shop, "its server is another one, or was upgraded");
            Invariant.holds(shop, log, "booking");
        }
    }

    /** As from a copy of the disk, without recovery: the log is shorter than what was read of it. */
    @Test
    void countsAnew_whenTheServerWasPutBackToAnOlderCopy() throws Exception {
        try (OwnPostgres server = OwnPostgres.start(SETTINGS);
                Watched shop = new Watched(server.postgres(), "older", Writing.TABLE, rows(1, 100)).startStreaming();
                ChangeLog log = shop.log()) {
            server.stop();
            Path copy = copy(server.data(), folder.resolve("copy"));
            server.startAgain();
            shop.sql(rows(101, 60_000), "DELETE FROM booking WHERE id <= 50");
            Invariant.holds(shop, log, "booking");
            server.stop();
            remove(server.data());
            copy(copy, server.data());
            server.startAgain();
            shop.sql(rows(101, 120));

            awaitGeneration(shop, "its server has lost what was read already");
            Invariant.holds(shop, log, "booking");
            assertThat(log.rows(shop.name).values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(120);
        }
    }

    /** The same, but the copy is found only after it has written past what was read: its positions look right. */
    @Test
    void countsAnew_whenAnOlderCopyHasWrittenPastWhatWasRead() throws Exception {
        try (OwnPostgres server = OwnPostgres.start(SETTINGS);
                Watched shop = new Watched(server.postgres(), "past", Writing.TABLE, rows(1, 100)).startStreaming();
                ChangeLog log = shop.log()) {
            server.stop();
            Path copy = copy(server.data(), folder.resolve("past"));
            server.startAgain();
            shop.sql(rows(101, 5_000), "DELETE FROM booking WHERE id <= 50");
            Invariant.holds(shop, log, "booking");
            shop.stop();
            server.stop();
            remove(server.data());
            copy(copy, server.data());
            server.startAgain();
            shop.sql(rows(101, 120), rows(20_001, 60_000), "DELETE FROM booking WHERE id > 20000");

            shop.start();

            await().until(() -> shop.status().generation() == 2);
            Invariant.holds(shop, log, "booking");
            assertThat(shop.status().generation()).isEqualTo(2);
        }
    }

    /** A state that says why comes within seconds, and with it the next generation. */
    private static void awaitGeneration(Watched shop, String reason) {
        await().pollInterval(Duration.ofMillis(5)).until(() -> {
            Problem problem = shop.status().problem();
            return problem != null && problem.reason().contains(reason);
        });
        await().until(() -> shop.status().generation() == 2);
    }

    private static String rows(int from, int to) {
        return "INSERT INTO booking SELECT g, g % 3, 'x' FROM generate_series(" + from + ", " + to + ") g";
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return to;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
