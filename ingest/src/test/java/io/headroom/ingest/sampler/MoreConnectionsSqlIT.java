package io.headroom.ingest.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.quantity.Bytes;
import io.headroom.core.remedy.ConnectionLoad;
import io.headroom.core.remedy.MoreConnections;
import io.headroom.core.remedy.Ruling;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The remedy that needs a restart, run as an owner would on PostgreSQL 15, whose server can be restarted here. */
class MoreConnectionsSqlIT {
    private static final Optional<Bytes> MEMORY = Optional.of(Bytes.parse("4GB"));

    /** 17 of the server's 20 connections are usable, and 0.8 of those that are needed may be busy. */
    private static final int NEEDED = 22;

    @RegisterExtension
    static final CatalogueServers SERVERS = new CatalogueServers();

    @Test
    void afterItAndARestart_asManySessionsAreLetInAsWereNeeded() throws Exception {
        CatalogueServer server = SERVERS.get(15, fresh -> {});
        int allowed = run(server, "CREATE ROLE app LOGIN", "SHOW max_connections");
        int usable = allowed - run(server, "SHOW superuser_reserved_connections");
        ConnectionLoad load = busy(usable);
        assertThatThrownBy(() -> open(server, NEEDED))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("53300"));
        MoreConnections more =
                new MoreConnections(load, allowed, MEMORY, Optional.of(Bytes.parse("4MiB")), OptionalInt.empty());
        Ruling.Offered offered = (Ruling.Offered) more.ruling();

        run(server, String.valueOf(offered.how().sql()), "SHOW max_connections");
        assertThat(run(server, "SHOW max_connections")).as("before the restart").isEqualTo(allowed);
        server.restart();

        assertThat(offered.what()).isEqualTo("Allow " + run(server, "SHOW max_connections") + " connections");
        open(server, NEEDED);
    }

    /** All usable ones are taken by statements that run. */
    private static ConnectionLoad busy(int usable) {
        OptionalDouble unknown = OptionalDouble.empty();
        return new ConnectionLoad(usable, usable, OptionalDouble.of(usable), unknown, unknown, unknown);
    }

    private static void open(CatalogueServer server, int sessions) throws SQLException {
        for (int i = 0; i < sessions; i++) {
            SERVERS.opened(DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres", "app", ""));
        }
    }

    /** What the last of them answers. */
    private static int run(CatalogueServer server, String... statements) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < statements.length - 1; i++) {
                statement.execute(statements[i]);
            }
            try (ResultSet row = statement.executeQuery(statements[statements.length - 1])) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
