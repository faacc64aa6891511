package io.headroom.standalone.demo;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * A second PostgreSQL beside the demo's: an architects' studio, where a user owns projects and everything else belongs
 * to those. It is small, and hardly anything happens in it: it is there for its tenants, whom only the foreign keys
 * tell, and for its JSON.
 */
public final class StudioServer implements AutoCloseable {

    static final String DATABASE = "studio";

    /** The table whose rows are the tenants. */
    public static final String TENANTS = "app.users";

    private static final List<String> ROLES = List.of(
            "CREATE ROLE app LOGIN",
            "CREATE ROLE headroom LOGIN REPLICATION",
            "GRANT app, pg_monitor TO headroom",
            "CREATE DATABASE studio OWNER app",
            "GRANT CREATE ON DATABASE studio TO headroom");

    private static final String PEOPLE =
            "CREATE TEMPORARY TABLE people (number integer PRIMARY KEY, id text NOT NULL, name text NOT NULL)";

    private final DataFolder folder;
    private final boolean keep;
    private final ServerProcess server;
    private final StudioWorkload workload;

    private StudioServer(DataFolder folder, boolean keep, ServerProcess server) {
        this.folder = folder;
        this.keep = keep;
        this.server = server;
        workload = new StudioWorkload(login(server.port(), "app"));
    }

    /**
     * Starts the server, after making its database if there is none to use again.
     *
     * @param data the demo's folder; the studio has one of its own in it
     * @param keep whether it is used again and outlives this process
     * @param port where it is to listen
     * @param unwanted looked at between steps: once it says so, nothing more is made
     * @throws IllegalStateException if it is not wanted any more, or cannot be made
     */
    public static StudioServer start(Path data, boolean keep, int port, BooleanSupplier unwanted) throws SQLException {
        DataFolder folder = folder(data);
        boolean made = folder.complete() && keep;
        if (!made) {
            folder.beginLoading();
        }
        ServerProcess server = ServerProcess.small(folder.database(), folder.log(), port);
        StudioServer studio = new StudioServer(folder, keep, server);
        try {
            if (!made) {
                fill(port, unwanted);
                folder.loaded();
            }
            return studio;
        } catch (SQLException | RuntimeException e) {
            studio.close();
            throw e;
        }
    }

    /** @throws IllegalStateException if what is in the folder must not be touched, with what to do about it */
    public static void refuseOther(Path data) {
        folder(data).complete();
    }

    private static DataFolder folder(Path data) {
        return new DataFolder(data.resolve(DATABASE));
    }

    private static void fill(int port, BooleanSupplier unwanted) throws SQLException {
        try (Connection connection = new Login(port, "postgres", "postgres").connect()) {
            run(connection, ROLES, unwanted);
        }
        try (Connection connection = login(port, "app").connect()) {
            DemoSchema.execute(connection, PEOPLE);
            register(connection);
            run(connection, DemoSchema.studio(), unwanted);
        }
    }

    private static void run(Connection connection, List<String> statements, BooleanSupplier unwanted)
            throws SQLException {
        for (String sql : statements) {
            if (unwanted.getAsBoolean()) {
                throw new IllegalStateException("the demo ends before the studio is made");
            }
            DemoSchema.execute(connection, sql);
        }
    }

    private static void register(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO people VALUES (?, ?, ?)")) {
            int number = 0;
            for (Map.Entry<String, String> person : StudioUsers.named().entrySet()) {
                statement.setInt(1, ++number);
                statement.setString(2, person.getKey());
                statement.setString(3, person.getValue());
                statement.executeUpdate();
            }
        }
    }

    /** The database as the configuration of a watched one names it. */
    public static String url(int port) {
        return login(port, "headroom").url();
    }

    /** What the users are called, by id. */
    public static Map<String, String> tenantNames() {
        return StudioUsers.named();
    }

    /** From now on somebody works in it. */
    public void startWorkload() {
        workload.start();
    }

    @Override
    public void close() {
        workload.close();
        server.close();
        if (!keep) {
            folder.delete();
        }
    }

    private static Login login(int port, String role) {
        return new Login(port, DATABASE, role);
    }
}
