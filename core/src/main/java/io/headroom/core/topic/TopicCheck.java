package io.headroom.core.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Makes the topics that are missing and compares those that exist: partition counts are for ever, because state is kept
 * by partition.
 */
public final class TopicCheck {
    /** What the names of the topology's own topics begin with: its application id. */
    private static final String INTERNAL = "headroom-analytics-";

    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private TopicCheck() {}

    /**
     * @param partitions for the partitioned topics, if they have to be made
     * @return the partition count that the partitioned topics have
     * @throws IllegalStateException if existing topics disagree about it
     */
    public static int ensure(Admin admin, int partitions, short replication) {
        Map<String, Integer> existing = existing(admin);
        int count = existing.getOrDefault(Topics.ROW_CHANGES.name(), partitions);
        List<NewTopic> missing = new ArrayList<>();
        for (Topic<?, ?> topic : Topics.ALL) {
            int wanted = topic.partitions(count);
            Integer found = existing.get(topic.name());
            if (found == null) {
                missing.add(new NewTopic(topic.name(), wanted, replication)
                        .configs(topic.retention().config()));
            } else if (found != wanted) {
                throw refusal(topic.name(), found, wanted);
            }
        }
        checkInternal(admin, count);
        create(admin, missing);
        awaitLeaders(admin, count);
        return count;
    }

    /** What the topology keeps for itself is kept by partition too, and outlives topics that somebody deletes. */
    private static void checkInternal(Admin admin, int count) {
        List<String> names = await(admin.listTopics().names()).stream()
                .filter(name -> name.startsWith(INTERNAL))
                .toList();
        await(admin.describeTopics(names).allTopicNames()).forEach((name, topic) -> {
            if (topic.partitions().size() != count) {
                throw refusal(name, topic.partitions().size(), count);
            }
        });
    }

    private static IllegalStateException refusal(String topic, int found, int wanted) {
        return new IllegalStateException("topic " + topic + " has " + found + " partitions but needs " + wanted
                + " like " + Topics.ROW_CHANGES.name() + "; restore it, or start with new topics");
    }

    /**
     * A producer that sends before a new partition has its leader may have its first batch overtaken, and hang. A busy
     * broker answers for a while that it knows no such topic, just after the controller made it.
     */
    private static void awaitLeaders(Admin admin, int partitions) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (Topic<?, ?> topic : Topics.ALL) {
            for (int partition = 0; partition < topic.partitions(partitions); partition++) {
                ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        long deadline = System.nanoTime() + KNOWN_WITHIN.toNanos();
        while (!haveLeaders(admin, ends, System.nanoTime() < deadline)) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private static boolean haveLeaders(Admin admin, Map<TopicPartition, OffsetSpec> ends, boolean patient) {
        try {
            await(admin.listOffsets(ends).all());
            return true;
        } catch (UnknownTopicOrPartitionException e) {
            if (!patient || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return false;
        }
    }

    private static Map<String, Integer> existing(Admin admin) {
        Set<String> names = await(admin.listTopics().names());
        List<String> ours =
                Topics.ALL.stream().map(Topic::name).filter(names::contains).toList();
        Map<String, TopicDescription> described =
                await(admin.describeTopics(ours).allTopicNames());
        return described.values().stream()
                .collect(Collectors.toMap(
                        TopicDescription::name, topic -> topic.partitions().size()));
    }

    private static void create(Admin admin, List<NewTopic> missing) {
        admin.createTopics(missing).values().forEach((name, made) -> {
            try {
                await(made);
            } catch (TopicExistsException e) {
                // Another role made it at the same moment, by the same declaration.
                return;
            }
        });
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Kafka", e);
        }
    }
}
