package io.headroom.standalone.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Somebody opens a project now and then. Nothing grows by it: the studio's history is what its forecast is made from. */
final class StudioWorkload implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StudioWorkload.class);
    private static final long EVERY_SECONDS = 10;
    private static final long PATIENCE_SECONDS = 5;
    private static final String OPEN = "UPDATE app.projects SET \"updatedAt\" = now()"
            + " WHERE \"id\" = (SELECT \"id\" FROM app.projects ORDER BY random() LIMIT 1)";

    private final Login login;
    private final ScheduledExecutorService thread;

    StudioWorkload(Login login) {
        this.login = login;
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread made = new Thread(task, "studio-workload");
            made.setDaemon(true);
            return made;
        });
    }

    void start() {
        var unused = thread.scheduleWithFixedDelay(this::open, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** With a connection of its own each time: a server process that waits for ten seconds costs more memory than this. */
    private void open() {
        try (Connection connection = login.connect()) {
            DemoSchema.execute(connection, OPEN);
        } catch (SQLException e) {
            LOG.warn("The studio's workload failed and tries again: {}", e.toString());
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The studio's workload did not end within {} s", PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
