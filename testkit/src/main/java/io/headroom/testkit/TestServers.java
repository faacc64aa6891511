package io.headroom.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.awaitility.Awaitility;

/**
 * A broker and a PostgreSQL to test against. Both are real: what we promise depends on what they do when a transaction
 * is aborted or a slot is lost, and no double of theirs would tell. They run in this process unless the system property
 * {@value #PROPERTY} says {@code containers}.
 */
public interface TestServers extends AutoCloseable {

    String PROPERTY = "headroom.test.servers";

    String bootstrapServers();

    Postgres postgres();

    @Override
    void close();

    /**
     * Makes a topic with one replica and returns when every partition has a leader; a record sent earlier may time out.
     */
    default void createTopic(String name, int partitions, Map<String, String> config) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.of((short) 1)).configs(config);
            admin.createTopics(List.of(topic)).all().get();
            Awaitility.await("a leader for every partition of " + name)
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(20))
                    .ignoreExceptions()
                    .until(() -> led(admin, name) == partitions);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topic " + name, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot create topic " + name, e.getCause());
        }
    }

    private static long led(Admin admin, String topic) throws ExecutionException, InterruptedException {
        TopicDescription description = admin.describeTopics(List.of(topic))
                .topicNameValues()
                .values()
                .iterator()
                .next()
                .get();
        return description.partitions().stream()
                .filter(partition ->
                        partition.leader() != null && !partition.leader().isEmpty())
                .count();
    }

    /** Starts servers of the caller's own, for a test that stops or breaks them. */
    static TestServers start() {
        String where = System.getProperty(PROPERTY, "in-process");
        return switch (where) {
            case "in-process" -> InProcessServers.start();
            case "containers" -> ContainerServers.start();
            default -> throw new IllegalArgumentException(PROPERTY + " must be in-process or containers, got " + where);
        };
    }

    /** The servers every test of this JVM may share, started by the first that asks and stopped when the JVM ends. */
    static TestServers shared() {
        return SharedServers.SERVERS;
    }
}
