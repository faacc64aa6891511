package io.headroom.standalone;

import io.headroom.standalone.demo.StudioServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The demo's second instance. It is made once everything else is up, in a thread of its own, so that nobody waits for
 * it; the page lists it from the beginning, as starting.
 */
final class DemoStudio implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DemoStudio.class);
    /** Longer than PostgreSQL takes to make the files of a new server, which is not interrupted. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder;
    private final boolean keep;
    private final int port;
    private volatile boolean unwanted;
    private @Nullable Thread making;
    private volatile @Nullable StudioServer server;

    /** @param port where its database will be */
    DemoStudio(Path folder, boolean keep, int port) {
        this.folder = folder;
        this.keep = keep;
        this.port = port;
    }

    int port() {
        return port;
    }

    /** Returns at once; {@code deployment} captures the studio's database when there is one. */
    synchronized void begin(Deployment deployment) {
        if (!unwanted) {
            Thread thread = new Thread(() -> make(deployment), "demo-studio");
            thread.setDaemon(true);
            thread.start();
            making = thread;
        }
    }

    private void make(Deployment deployment) {
        try {
            LOG.info("The studio's database, instance atelier, is being made");
            StudioServer made = StudioServer.start(folder, keep, port, () -> unwanted);
            server = made;
            if (!unwanted) {
                deployment.follow(DemoConfig.STUDIO);
                made.startWorkload();
            }
        } catch (SQLException | RuntimeException e) {
            if (!unwanted) {
                LOG.warn("The demo goes on without the studio: {}", e.getMessage());
            }
        }
    }

    /** Returns when nothing is being made any more, and nothing will be: the deployment may be closed. */
    void settle() {
        Thread thread;
        synchronized (this) {
            unwanted = true;
            thread = making;
        }
        try {
            if (thread != null) {
                thread.join(PATIENCE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** After those who watch it. */
    @Override
    public void close() {
        settle();
        StudioServer made = server;
        if (made != null) {
            made.close();
        }
    }
}
