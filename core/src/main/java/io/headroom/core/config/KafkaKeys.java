package io.headroom.core.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The keys under {@code headroom.kafka}. Any setting of Kafka passes through, its extensions' included, so there is no
 * full list to check against; but a near miss of a known one is refused, because {@code securty.protocol} would connect
 * without encryption and {@code bootstrap.servers} would start the embedded broker.
 */
final class KafkaKeys {
    private static final List<String> OWN = List.of("bootstrap-servers", "partitions", "replication-factor");
    private static final Set<String> CLIENTS = clients();

    private KafkaKeys() {}

    /** The names in {@code section} that are Kafka's business. */
    static List<String> passedThrough(Section section) {
        List<String> names =
                section.names().stream().filter(name -> !OWN.contains(name)).toList();
        for (String name : names) {
            Optional<String> meant = NearestKey.to(name, OWN);
            if (meant.isEmpty() && !CLIENTS.contains(name)) {
                meant = NearestKey.to(name, CLIENTS);
            }
            if (meant.isPresent()) {
                throw section.unknown(name, List.of(meant.get()));
            }
        }
        return names;
    }

    private static Set<String> clients() {
        Set<String> names = new TreeSet<>(ProducerConfig.configNames());
        names.addAll(ConsumerConfig.configNames());
        names.addAll(AdminClientConfig.configNames());
        return names;
    }
}
