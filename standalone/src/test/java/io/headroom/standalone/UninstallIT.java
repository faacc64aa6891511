package io.headroom.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.config.HeadroomConfig;
import io.headroom.ingest.source.PublishFunction;
import io.headroom.testkit.Postgres;
import io.headroom.testkit.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taking Headroom out of a database again. */
class UninstallIT {
    @TempDir
    Path folder;

    private final Commands commands = new Commands();

    @Test
    void removesItsSlotsAndPublication_andNothingElse() throws Exception {
        Postgres postgres = TestServers.shared().postgres();
        String database = postgres.newDatabase("leaving");
        execute(
                postgres,
                database,
                "CREATE PUBLICATION headroom_shop",
                "CREATE PUBLICATION headroom_shop_eu",
                "SELECT pg_create_logical_replication_slot('headroom_shop_g3', 'pgoutput')",
                "SELECT pg_create_logical_replication_slot('headroom_shop_eu_g1', 'pgoutput')");
        Path config = ConfigFile.of("shop", postgres, database).in(folder);
        try {
            assertThat(commands.run("uninstall", "--config", config.toString(), "--dry-run"))
                    .isZero();
            assertThat(commands.said()).isEqualTo("""
                            shop: would remove replication slot headroom_shop_g3
                            shop: would remove publication headroom_shop
                            """);

            assertThat(commands.run("uninstall", "--config", config.toString())).isZero();
            assertThat(commands.said()).isEqualTo("""
                            shop: removed replication slot headroom_shop_g3
                            shop: removed publication headroom_shop
                            """);

            assertThat(commands.run("uninstall", "--config", config.toString(), "--database", "shop"))
                    .isZero();
            assertThat(commands.said()).isEqualTo("shop: nothing of Headroom is there\n");
            assertThat(left(postgres, database)).isEqualTo("headroom_shop_eu_g1 headroom_shop_eu");
            assertThat(Files.readAllLines(folder.resolve("data/removed-databases.txt")))
                    .containsExactly("shop");
        } finally {
            execute(postgres, database, "SELECT pg_drop_replication_slot('headroom_shop_eu_g1')");
        }
    }

    @Test
    void namesWhatOnlyItsOwnerMayRemove() throws Exception {
        Postgres postgres = TestServers.shared().postgres();
        String database = postgres.newDatabase("guest");
        execute(postgres, database, "CREATE ROLE leaving_guest LOGIN PASSWORD 'postgres'");
        Path config =
                ConfigFile.of("shop", postgres, database).as("leaving_guest").in(folder);
        DatabaseConfig shop =
                HeadroomConfig.load(config, System.getenv()).requireDatabases().get("shop");
        execute(postgres, database, "CREATE PUBLICATION headroom_shop", PublishFunction.installation(shop));

        assertThat(commands.run("uninstall", "--config", config.toString())).isOne();
        assertThat(commands.said()).isEqualTo("""
                        shop: publication headroom_shop belongs to somebody else; as its owner: DROP PUBLICATION headroom_shop;
                        shop: function headroom.publish_shop belongs to somebody else; as its owner: DROP FUNCTION headroom.publish_shop(regclass[]);
                        """);

        execute(postgres, database, "DROP PUBLICATION headroom_shop; DROP FUNCTION headroom.publish_shop(regclass[])");
        assertThat(commands.run("uninstall", "--config", config.toString())).isZero();
    }

    @Test
    void saysWhatIsLeftOfADatabase_thatIsNotCapturedAnyMore() {
        CaptureStatus last = new CaptureStatus(
                "old-shop",
                "main",
                CaptureState.STREAMING,
                4,
                4,
                null,
                null,
                "f00d",
                null,
                null,
                Instant.parse("2026-11-21T10:00:00Z"),
                null);

        assertThat(Removed.reminder(last))
                .isEqualTo("Database old-shop of instance main is not captured any more, but replication slot"
                        + " headroom_old_shop_g4 and publication headroom_old_shop may still be there, and the slot"
                        + " keeps WAL until that server's disk is full. Stop Headroom and run ./headroom uninstall"
                        + " --database old-shop, with its entry in the configuration for that time.");
    }

    private static String left(Postgres postgres, String database) throws SQLException {
        String sql = "SELECT (SELECT string_agg(slot_name, ' ') FROM pg_replication_slots"
                + " WHERE database = current_database()) || ' ' || (SELECT string_agg(pubname, ' ') FROM pg_publication)";
        try (Connection connection = postgres.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(Postgres postgres, String database, String... statements) throws SQLException {
        try (Connection connection = postgres.connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
