package io.headroom.standalone.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

/**
 * The statements that make the training centre's schema, named the way an object mapper names things. Three sets,
 * because loading is fast only before there are indexes, and foreign keys are checked fast only after.
 */
final class DemoSchema {

    private static final List<String> TABLES = read("tables.sql");
    private static final List<String> INDEXES = read("indexes.sql");

    private DemoSchema() {}

    static void create(Connection connection, DemoTable table) throws SQLException {
        String statement = TABLES.stream()
                .filter(sql -> sql.contains("CREATE TABLE " + table.quoted()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("tables.sql does not make " + table.quoted()));
        execute(connection, statement);
    }

    static List<String> indexes(DemoTable table) {
        return INDEXES.stream()
                .filter(sql ->
                        sql.contains("TABLE " + table.quoted() + " ") || sql.contains("ON " + table.quoted() + " "))
                .toList();
    }

    static List<String> constraints() {
        return read("constraints.sql");
    }

    /** What makes the other database, the studio's, and all that is in it; it asks for a table of people first. */
    static List<String> studio() {
        return read("studio.sql");
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> read(String name) {
        return List.of(text(name).strip().split("\n\n"));
    }

    /** A file that lies beside this class. */
    static String text(String name) {
        try (InputStream file = Objects.requireNonNull(DemoSchema.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
