package io.headroom.ingest.source;

import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.scope.TableName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The function that an owner installs so that we may publish tables that we do not own. It acts on our publication
 * alone, with the rights of whoever installed it. {@code publish.sql} beside this class is all there is of it.
 */
public final class PublishFunction {
    private static final String SCHEMA = "headroom";

    private PublishFunction() {}

    /** Within {@link #SCHEMA}; of the database's name, so that two configurations of one database do not share it. */
    private static String localName(String database) {
        return "publish_" + database.replace('-', '_');
    }

    static String nameOf(String database) {
        return SCHEMA + "." + localName(database);
    }

    /** What the owner runs. */
    public static String installation(DatabaseConfig config) {
        return template()
                .replace("{role}", TableName.quoted(config.username()))
                .replace("{function}", nameOf(config.name()))
                .replace("{publication}", Publication.nameOf(config.name()))
                .replace("{options}", Publication.OPTIONS);
    }

    private static String template() {
        try (InputStream sql = PublishFunction.class.getResourceAsStream("publish.sql")) {
            return new String(Objects.requireNonNull(sql, "publish.sql").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("publish.sql cannot be read", e);
        }
    }

    /**
     * Whether it is there and we may call it. A function that ran with our own rights would be somebody else's, for ours
     * never does.
     */
    static boolean isUsable(Connection connection, String database) throws SQLException {
        String sql = "SELECT EXISTS (SELECT FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace"
                + " WHERE n.nspname = ? AND f.proname = ? AND f.prosecdef AND f.pronargs = 1"
                + " AND f.proargtypes[0] = 'regclass[]'::regtype AND has_schema_privilege(n.oid, 'USAGE')"
                + " AND has_function_privilege(f.oid, 'EXECUTE'))";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, SCHEMA);
            statement.setString(2, localName(database));
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getBoolean(1);
        }
    }

    /**
     * Has it make the publication carry exactly these tables.
     *
     * @return why it refused some, by their PostgreSQL number; the others are published
     */
    static Map<Long, String> publish(Connection connection, String function, Collection<TableFacts> tables)
            throws SQLException {
        String sql = "SELECT refused, reason FROM " + function + "(?::oid[]::regclass[])";
        Map<Long, String> refused = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "oid", tables.stream().map(TableFacts::oid).toArray()));
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                refused.put(row.getLong(1), row.getString(2));
            }
        }
        return refused;
    }
}
