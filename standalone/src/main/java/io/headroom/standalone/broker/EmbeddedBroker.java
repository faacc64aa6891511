package io.headroom.standalone.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One combined KRaft broker and controller on the loopback interface, for installations without a Kafka of their own.
 *
 * <p>It survives {@code kill -9} (the page cache outlives the process), not a power cut: Kafka counts on replicas for
 * that, and there is only one here. Whoever holds the directory's {@link DirectoryLock} may start one.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /** Blocks until the broker answers, on any free port. */
    public static EmbeddedBroker start(Path directory) {
        format(directory);
        int port = freePort();
        BrokerSettings settings = new BrokerSettings(directory, port, freePort());
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings.toMap()), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            stop(server); // A failed start leaves the controller running.
            throw new IllegalStateException(
                    "the embedded Kafka did not start on " + directory + ": " + e.getMessage(), e);
        }
        return new EmbeddedBroker(server, BrokerSettings.HOST + ":" + port);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        stop(server);
    }

    private static void stop(KafkaRaftServer server) {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path directory) {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false)) {
            Files.createDirectories(directory);
            new Formatter()
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(directory.toString())
                    .setMetadataLogDirectory(directory.toString())
                    .setControllerListenerName(BrokerSettings.CONTROLLER)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setIgnoreFormatted(true)
                    .setPrintStream(silent)
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException(
                    "cannot prepare " + directory + " for the embedded Kafka: " + e.getMessage(), e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on " + BrokerSettings.HOST, e);
        }
    }
}
