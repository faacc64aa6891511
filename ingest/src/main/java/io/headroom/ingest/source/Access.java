package io.headroom.ingest.source;

import io.headroom.core.config.DatabaseConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Opens connections to a watched database that give up rather than wait: for a server, a lock or an answer. */
public final class Access {
    private Access() {}

    public static Connection open(DatabaseConfig config) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("user", config.username());
        settings.setProperty("password", config.password().reveal());
        settings.setProperty("ApplicationName", "headroom");
        settings.setProperty("loginTimeout", "5");
        settings.setProperty("socketTimeout", "20");
        settings.setProperty("tcpKeepAlive", "true");
        Connection connection = DriverManager.getConnection(config.url().jdbc(), settings);
        try (Statement statement = connection.createStatement()) {
            // With row security on, a role that is not exempt would silently see fewer rows; this makes it an error.
            statement.execute("SET lock_timeout = '5s'; SET statement_timeout = '15s'; SET row_security = off");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }
}
