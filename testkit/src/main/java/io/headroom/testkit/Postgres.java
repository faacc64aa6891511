package io.headroom.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where a test's PostgreSQL listens, and as whom to log in: a superuser.
 *
 * <p>The server decodes logically, keeps 2 GB of WAL at most for a slot, and has {@code fsync} and
 * {@code synchronous_commit} on: with either off, a test of a crash passes although rows are lost.
 */
public record Postgres(String host, int port, String user, String password) {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), user, password);
    }

    /**
     * Creates an empty database that no other test of this JVM has.
     *
     * @param prefix lower-case letters, digits and underscores, beginning with a letter
     * @return the new database's name, which begins with the prefix
     */
    public String newDatabase(String prefix) throws SQLException {
        if (!prefix.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("prefix must be a plain lower-case identifier, got " + prefix);
        }
        String name = prefix + "_" + DATABASES.incrementAndGet();
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return name;
    }
}
