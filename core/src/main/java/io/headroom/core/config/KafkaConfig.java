package io.headroom.core.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The broker that carries the facts.
 *
 * @param bootstrapServers absent for the broker that Headroom runs itself
 * @param properties settings for every Kafka client, such as {@code security.protocol}, as Kafka names them
 * @param partitions how many the partitioned topics get when they are made, which is for ever
 * @param replicationFactor of the topics Headroom makes, or {@link #BROKER_DEFAULT}
 */
public record KafkaConfig(
        @Nullable String bootstrapServers,
        Map<String, String> properties,
        OptionalInt partitions,
        short replicationFactor) {
    /** Kafka's own way of leaving the replication factor to the broker, both in its admin client and in Streams. */
    public static final short BROKER_DEFAULT = -1;

    private static final int EXTERNAL_PARTITIONS = 24;
    private static final int EMBEDDED_PARTITIONS = 4;
    private static final WholeNumbers PARTITIONS = new WholeNumbers(1, 1000);
    private static final WholeNumbers REPLICATION = new WholeNumbers(1, 100);
    private static final Pattern SERVERS = Pattern.compile("[^\\s,]+:\\d{1,5}(\\s*,\\s*[^\\s,]+:\\d{1,5})*");

    /** The broker in this process, as when the file says nothing about Kafka. After the ranges, which check it too. */
    public static final KafkaConfig EMBEDDED = new KafkaConfig(null, Map.of(), OptionalInt.empty(), (short) 1);

    public KafkaConfig {
        if (bootstrapServers != null) {
            requireServers(bootstrapServers);
        } else {
            requireEmbeddable(properties, replicationFactor);
        }
        partitions.ifPresent(count -> PARTITIONS.require("partitions", count));
        if (replicationFactor != BROKER_DEFAULT) {
            REPLICATION.require("replication-factor", replicationFactor);
        }
        properties = Require.ordered(properties);
    }

    /** Whether the broker runs in this process. */
    public boolean embedded() {
        return bootstrapServers == null;
    }

    /** The partitions to make the topics with if they do not exist yet. */
    public int initialPartitions() {
        return partitions.orElse(embedded() ? EMBEDDED_PARTITIONS : EXTERNAL_PARTITIONS);
    }

    static KafkaConfig read(Section section) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String name : KafkaKeys.passedThrough(section)) {
            properties.put(name, section.required(name, text -> text, "a value"));
        }
        return section.build(() -> {
            String servers = section.text("bootstrap-servers");
            Integer partitions = section.value("partitions", PARTITIONS::parse);
            short replication = section.value(
                    "replication-factor", text -> (short) REPLICATION.parse(text), unsaidReplication(servers));
            OptionalInt declared = partitions == null ? OptionalInt.empty() : OptionalInt.of(partitions);
            return new KafkaConfig(servers, properties, declared, replication);
        });
    }

    /** Shows the names of the settings only: {@code sasl.jaas.config} and others hold passwords. */
    @Override
    public String toString() {
        return "KafkaConfig[bootstrapServers=" + bootstrapServers + ", properties=" + properties.keySet()
                + ", partitions=" + initialPartitions() + ", replicationFactor=" + replicationFactor + "]";
    }

    private static void requireServers(String servers) {
        if (!SERVERS.matcher(servers).matches()) {
            throw new IllegalArgumentException("bootstrap-servers must look like host:port,host:port, got " + servers);
        }
    }

    private static short unsaidReplication(@Nullable String servers) {
        return servers == null ? EMBEDDED.replicationFactor : BROKER_DEFAULT;
    }

    /** Settings of a client are for somebody else's broker; here they would mean that the address was forgotten. */
    private static void requireEmbeddable(Map<String, String> properties, short replicationFactor) {
        properties.keySet().stream().findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(
                    name + " needs bootstrap-servers, because the embedded broker takes no client settings");
        });
        if (replicationFactor != 1) {
            throw new IllegalArgumentException(
                    "replication-factor must be 1 on the embedded broker, got " + replicationFactor);
        }
    }
}
