package io.headroom.standalone.demo;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The demo's PostgreSQL with two years of a training centre in it. It is made with settings that load fast and leave
 * nothing behind, then started again with those of the story, so that a first start and a later one look the same.
 */
public final class DemoServer implements AutoCloseable {

    static final String DATABASE = "training";

    private final DataFolder folder;
    private final boolean keep;
    private final ServerProcess server;
    private final List<DemoWorkload> workloads = new ArrayList<>();

    private DemoServer(DataFolder folder, boolean keep, ServerProcess server) {
        this.folder = folder;
        this.keep = keep;
        this.server = server;
    }

    /**
     * Starts the server, after making its database if there is none to use again.
     *
     * @param data where the database is, in {@code postgres}, and the server's log beside it
     * @param keep whether it is used again and outlives this process
     * @param now where a history that has to be made ends
     * @throws IllegalStateException if what is in the folder must not be touched, with what to do about it
     */
    public static DemoServer start(Path data, boolean keep, Instant now, Progress progress) throws SQLException {
        return start(data, keep, now, progress, ServerProcess.ANY_PORT);
    }

    /** The same on a port that is known before it is up. */
    public static DemoServer start(Path data, boolean keep, Instant now, Progress progress, int port)
            throws SQLException {
        DataFolder folder = new DataFolder(data);
        if (!folder.complete() || !keep) {
            new DatabaseMaker(progress).make(folder, now);
        }
        ServerProcess server = ServerProcess.watched(folder.database(), folder.log(), port);
        progress.report("PostgreSQL is up", 100);
        return new DemoServer(folder, keep, server);
    }

    /** @throws IllegalStateException if what is in the folder must not be touched, with what to do about it */
    public static void refuseOther(Path data) {
        new DataFolder(data).complete();
    }

    /** The database as the configuration of a watched one names it. */
    public static String url(int port) {
        return headroom(port).url();
    }

    /** The role for Headroom: a member of the tables' owner, and no superuser. */
    public static String username() {
        return headroom(ServerProcess.ANY_PORT).role();
    }

    /** No secret: the server trusts who is on this machine. */
    public static String password() {
        return headroom(ServerProcess.ANY_PORT).password();
    }

    /** What the tenants are called, by id: the watched rows do not tell, because their contents stay behind. */
    public static Map<String, String> tenantNames() {
        return DemoTenants.named();
    }

    public int port() {
        return server.port();
    }

    /** The demo's own, not yet started. The server closes it. */
    public DemoWorkload workload() {
        return workload(Timetable.STORY, InstantSource.system());
    }

    /** One with another story or another clock. */
    public DemoWorkload workload(Timetable timetable, InstantSource clock) {
        DemoWorkload workload = new DemoWorkload(app(), timetable, clock);
        workloads.add(workload);
        return workload;
    }

    @Override
    public void close() {
        workloads.forEach(DemoWorkload::close);
        server.close();
        if (!keep) {
            folder.delete();
        }
    }

    Login headroom() {
        return headroom(server.port());
    }

    private static Login headroom(int port) {
        return new Login(port, DATABASE, "headroom");
    }

    Login app() {
        return new Login(server.port(), DATABASE, "app");
    }
}
