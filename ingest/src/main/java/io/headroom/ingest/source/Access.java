package io.headroom.ingest.source;

import io.headroom.core.config.DatabaseConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Opens connections to a watched database that give up rather than wait: for a server, a lock or an answer. */
public final class Access {
    /** Compiling a query costs the observed server more than any of ours gains by it. */
    private static final String ALWAYS = "SET jit = off; ";

    private Access() {}

    public static Connection open(DatabaseConfig config) throws SQLException {
        Properties settings = settings(config);
        settings.setProperty("socketTimeout", "20");
        // With row security on, a role that is not exempt would silently see fewer rows; this makes it an error.
        return open(config, settings, "SET lock_timeout = '5s'; SET statement_timeout = '15s'; SET row_security = off");
    }

    /** For reading whole tables, at whatever pace, in the formats that the engine reads changes in. */
    public static Connection forSeeds(DatabaseConfig config) throws SQLException {
        return open(
                config,
                settings(config),
                "SET lock_timeout = '5s'; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0;"
                        + " SET row_security = off; SET search_path = ''; SET datestyle = 'ISO'; SET timezone = 'UTC';"
                        + " SET intervalstyle = 'postgres'; SET bytea_output = 'hex'; SET extra_float_digits = 3;"
                        + " SET application_name = 'headroom seeding'");
    }

    /**
     * For counting rows in one state of the database, for as long as each statement is allowed: on one processor, and
     * without ever waiting for a lock.
     */
    public static Connection forCounts(DatabaseConfig config) throws SQLException {
        Connection connection = open(
                config,
                settings(config),
                "SET lock_timeout = '100ms'; SET statement_timeout = '15s'; SET row_security = off;"
                        + " SET search_path = ''; SET idle_in_transaction_session_timeout = 0;"
                        + " SET max_parallel_workers_per_gather = 0; SET application_name = 'headroom counting'");
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        return connection;
    }

    /** For commands of the replication protocol. The transaction that holds an exported snapshot is idle for long. */
    static Connection forReplication(DatabaseConfig config) throws SQLException {
        Properties settings = settings(config);
        settings.setProperty("replication", "database");
        settings.setProperty("assumeMinServerVersion", "13");
        settings.setProperty("preferQueryMode", "simple");
        settings.setProperty("options", "-c idle_in_transaction_session_timeout=0");
        return DriverManager.getConnection(config.url().jdbc(), settings);
    }

    private static Properties settings(DatabaseConfig config) {
        Properties settings = new Properties();
        settings.setProperty("user", config.username());
        settings.setProperty("password", config.password().reveal());
        settings.setProperty("ApplicationName", "headroom");
        settings.setProperty("loginTimeout", "5");
        settings.setProperty("tcpKeepAlive", "true");
        return settings;
    }

    private static Connection open(DatabaseConfig config, Properties settings, String session) throws SQLException {
        Connection connection = DriverManager.getConnection(config.url().jdbc(), settings);
        try (Statement statement = connection.createStatement()) {
            statement.execute(ALWAYS + session);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }
}
