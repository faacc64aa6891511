package io.headroom.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A role in a process of its own, started again whenever it ends, as a service manager would. */
final class SupervisedRole implements AutoCloseable {
    private final Path folder;
    private final String role;
    private final Path config;
    private final int port;
    private final Thread thread;
    private volatile HeadroomProcess process;
    private volatile boolean closing;
    private volatile @Nullable AssertionError failure;

    private SupervisedRole(Path folder, String role, Path config, int port) throws IOException {
        this.folder = folder;
        this.role = role;
        this.config = config;
        this.port = port;
        process = launch();
        thread = new Thread(this::supervise, "supervise-" + role);
        thread.setDaemon(true);
    }

    static SupervisedRole start(Path folder, String role, Path config, int port) throws IOException {
        SupervisedRole supervised = new SupervisedRole(folder, role, config, port);
        supervised.thread.start();
        return supervised;
    }

    private HeadroomProcess launch() throws IOException {
        return HeadroomProcess.start(folder, port, role, "--config", config.toString());
    }

    private void supervise() {
        try {
            while (true) {
                process.join();
                closeEnded();
                synchronized (this) {
                    if (closing) {
                        return;
                    }
                    process = launch();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it said before it ended is looked at too; whoever closes this hears of it. */
    private void closeEnded() {
        try {
            process.close();
        } catch (AssertionError e) {
            failure = e;
        }
    }

    /** SIGKILL; it starts again at once. */
    void kill() throws InterruptedException {
        process.kill();
    }

    String get(String path) throws IOException, InterruptedException {
        return process.get(path);
    }

    @Override
    public String toString() {
        return role;
    }

    /** SIGKILL; it does not start again. */
    void end() {
        synchronized (this) {
            closing = true;
        }
        process.close();
    }

    @Override
    public void close() {
        end();
        AssertionError earlier = failure;
        if (earlier != null) {
            throw earlier;
        }
    }
}
