package io.headroom.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.testkit.OwnPostgres;
import io.headroom.testkit.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SQL of {@code docs/operations.md} does what the page says: with it, and nothing else, a check passes. */
class OperationsDocIT {
    private static final Path PAGE = Path.of("../docs/operations.md");

    @TempDir
    Path folder;

    private final Commands commands = new Commands();

    @Test
    void itsGrantsAreEnough() throws Exception {
        // A server that is told wal_level on its command line does not take another one after a restart.
        try (OwnPostgres server = OwnPostgres.start(Map.of("wal_level", "logical"))) {
            Postgres postgres = server.postgres();
            execute(postgres, "postgres", "CREATE ROLE shop_owner");
            execute(postgres, "postgres", "CREATE DATABASE shop OWNER shop_owner");
            execute(
                    postgres,
                    "shop",
                    "SET ROLE shop_owner;"
                            + " CREATE TABLE booking (id bigint PRIMARY KEY);"
                            + " CREATE TABLE customer (id bigint PRIMARY KEY)");
            assertThat(check(postgres, "postgres")).contains("no max_slot_wal_keep_size");

            block("Settings of PostgreSQL").forEach(sql -> executeQuietly(postgres, sql));
            block("It may read").forEach(sql -> executeQuietly(postgres, sql));
            String function = sql("It may read, and a function of the owner publishes");
            assertThat(check(postgres, "headroom"))
                    .startsWith("shop: can be watched")
                    .contains(
                            "in 2 tables",
                            "Tables that come later",
                            function.indent(6).replaceAll(" +\\n", "\n"))
                    .doesNotContain("Left out", "ALTER ROLE");

            execute(postgres, "shop", "DROP PUBLICATION headroom_shop");
            assertThat(check(postgres, "headroom")).contains("cannot make the publication");
            execute(postgres, "shop", function);
            assertThat(check(postgres, "headroom"))
                    .startsWith("shop: can be watched")
                    .contains("in 2 tables")
                    .doesNotContain("Left out", "GRANT", "ALTER ROLE");

            block("It may publish").forEach(sql -> executeQuietly(postgres, sql));
            assertThat(check(postgres, "headroom_publisher"))
                    .startsWith("shop: can be watched")
                    .contains("in 2 tables")
                    .doesNotContain("Left out", "GRANT", "ALTER ROLE");
        }
    }

    private String check(Postgres postgres, String username) throws IOException {
        Path config = ConfigFile.of("shop", postgres, "shop").as(username).in(folder);
        commands.run("check", "--config", config.toString());
        return commands.said();
    }

    /** The statements of the SQL block under a heading. */
    private static List<String> block(String heading) throws IOException {
        return sql(heading).lines().reduce("", (a, b) -> a + " " + b).transform(text -> List.of(text.split(";")));
    }

    private static String sql(String heading) throws IOException {
        Pattern pattern = Pattern.compile("#+ " + Pattern.quote(heading) + "\\n.*?```sql\\n(.*?)```", Pattern.DOTALL);
        Matcher found = pattern.matcher(Files.readString(PAGE));
        assertThat(found.find()).as("an SQL block under " + heading).isTrue();
        return found.group(1);
    }

    private static void executeQuietly(Postgres postgres, String sql) {
        try {
            execute(postgres, "shop", sql);
        } catch (SQLException e) {
            throw new AssertionError("not runnable: " + sql, e);
        }
    }

    private static void execute(Postgres postgres, String database, String sql) throws SQLException {
        try (Connection connection = postgres.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
