package io.headroom.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.apache.kafka.server.common.MetadataVersion;

/** One combined broker and controller in this JVM, and PostgreSQL as its child process: up in a few seconds. */
final class InProcessServers implements TestServers {

    private final KafkaClusterTestKit broker;
    private final EmbeddedPostgres database;

    private InProcessServers(KafkaClusterTestKit broker, EmbeddedPostgres database) {
        this.broker = broker;
        this.database = database;
    }

    static InProcessServers start() {
        EmbeddedPostgres database = startDatabase();
        try {
            return new InProcessServers(startBroker(), database);
        } catch (RuntimeException e) {
            close(database);
            throw e;
        }
    }

    private static EmbeddedPostgres startDatabase() {
        EmbeddedPostgres.Builder database = EmbeddedPostgres.builder();
        ServerSettings.POSTGRES.forEach(database::setServerConfig);
        try {
            return database.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL", e);
        }
    }

    // The kit would format with the newest metadata version, released or not. In a folder of its own choice, which goes
    // when the JVM does, the broker could lose its disk while it is being stopped, and halts the JVM with an error
    // then.
    static KafkaClusterTestKit startBroker() {
        TestKitNodes nodes = new TestKitNodes.Builder()
                .setBaseDirectory(temporaryFolder())
                .setBootstrapMetadataVersion(MetadataVersion.latestProduction())
                .setCombined(true)
                .setNumBrokerNodes(1)
                .setNumControllerNodes(1)
                .build();
        KafkaClusterTestKit.Builder builder = new KafkaClusterTestKit.Builder(nodes);
        ServerSettings.BROKER.forEach(builder::setConfigProp);
        try {
            KafkaClusterTestKit broker = builder.build();
            broker.format();
            broker.startup();
            broker.waitForReadyBrokers();
            return broker;
        } catch (Exception e) {
            throw new IllegalStateException("cannot start the broker", e);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("kafka-");
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the broker", e);
        }
    }

    @Override
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    @Override
    public Postgres postgres() {
        return new Postgres("localhost", database.getPort(), "postgres", "postgres");
    }

    @Override
    public void close() {
        try {
            broker.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot stop the broker", e);
        } finally {
            close(database);
        }
    }

    private static void close(EmbeddedPostgres database) {
        try {
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop PostgreSQL", e);
        }
    }
}
