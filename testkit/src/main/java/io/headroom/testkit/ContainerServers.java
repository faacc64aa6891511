package io.headroom.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The same servers as the images their projects publish, for those who would rather trust these than our build of them.
 * The images can be replaced by the system properties {@code headroom.test.kafka-image} and
 * {@code headroom.test.postgres-image}.
 */
final class ContainerServers implements TestServers {

    private final KafkaContainer broker;
    private final PostgreSQLContainer database;

    private ContainerServers(KafkaContainer broker, PostgreSQLContainer database) {
        this.broker = broker;
        this.database = database;
    }

    // start() hands the containers to the caller, who closes them.
    @SuppressWarnings("resource")
    static ContainerServers start() {
        KafkaContainer broker = new KafkaContainer(image("kafka", "apache/kafka:4.3.1", "apache/kafka"));
        ServerSettings.BROKER.forEach(
                (key, value) -> broker.withEnv("KAFKA_" + key.replace('.', '_').toUpperCase(Locale.ROOT), value));
        PostgreSQLContainer database = new PostgreSQLContainer(image("postgres", "postgres:18", "postgres"))
                .withUsername("postgres")
                .withDatabaseName("postgres")
                .withCommand(command());
        Startables.deepStart(broker, database).join();
        return new ContainerServers(broker, database);
    }

    private static DockerImageName image(String server, String standard, String compatible) {
        String name = System.getProperty("headroom.test." + server + "-image", standard);
        return DockerImageName.parse(name).asCompatibleSubstituteFor(compatible);
    }

    private static String[] command() {
        List<String> command = new ArrayList<>(List.of("postgres"));
        ServerSettings.POSTGRES.forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        return command.toArray(String[]::new);
    }

    @Override
    public String bootstrapServers() {
        return broker.getBootstrapServers();
    }

    @Override
    public Postgres postgres() {
        return new Postgres(
                database.getHost(),
                database.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                database.getUsername(),
                database.getPassword());
    }

    @Override
    public void close() {
        broker.stop();
        database.stop();
    }
}
