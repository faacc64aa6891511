package io.headroom.standalone;

import io.headroom.core.config.HeadroomConfig;
import io.headroom.standalone.demo.DemoServer;
import io.headroom.standalone.demo.Progress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Makes the demo's database while Kafka, analytics and the API start, which only need to know where it will be. */
final class DemoStart {
    private final int port;
    private final CompletableFuture<DemoServer> server = new CompletableFuture<>();

    private DemoStart(int port) {
        this.port = port;
    }

    static DemoStart begin(Path folder, boolean keep, Progress progress) throws IOException {
        DemoStart start = new DemoStart(freePort());
        Thread thread = new Thread(() -> start.makeServer(folder, keep, progress), "demo-database");
        thread.setDaemon(true);
        thread.start();
        return start;
    }

    private void makeServer(Path folder, boolean keep, Progress progress) {
        try {
            server.complete(DemoServer.start(folder, keep, Instant.now(), progress, port));
        } catch (SQLException | RuntimeException e) {
            server.completeExceptionally(e);
        }
    }

    /** Of the database. */
    int port() {
        return port;
    }

    /** Everything or nothing: when a part does not start, the database does not stay either. */
    Deployment deployment(HeadroomConfig config) {
        try {
            return Deployment.startBefore(config, Set.of(DemoConfig.STUDIO), this::server);
        } catch (RuntimeException e) {
            if (!server.isCompletedExceptionally()) {
                server().close();
            }
            throw e;
        }
    }

    /**
     * Waits for the database.
     *
     * @throws IllegalStateException if it cannot be made, with what to do about it
     */
    DemoServer server() {
        try {
            return server.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException(cause.getMessage(), cause);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
