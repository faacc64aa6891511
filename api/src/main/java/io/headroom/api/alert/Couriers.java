package io.headroom.api.alert;

import io.headroom.api.declaration.DeclarationLog;
import io.headroom.api.view.Views;
import io.headroom.core.config.AlertsConfig;
import io.headroom.core.trigger.TriggerFact;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** One courier for each receiver, so that one that is down holds up nobody else. */
public final class Couriers implements AutoCloseable {
    /** Few, because each may take as long as a receiver may, and the group has to hear of us in between. */
    private static final int AT_A_TIME = 20;

    private final List<Courier> couriers;

    /**
     * @param kafka consumer settings, {@code bootstrap.servers} among them
     * @param log where what silences hold back is written down
     */
    public Couriers(
            AlertsConfig config, Map<String, String> kafka, Views views, DeclarationLog log, InstantSource clock) {
        couriers = config.receivers().entrySet().stream()
                .map(entry -> new Courier(
                        new Receiver(entry.getKey(), entry.getValue()),
                        config.link(),
                        new Withheld(entry.getKey(), views::facts, log),
                        () -> consumer(kafka, entry.getKey()),
                        () -> latest(views),
                        clock,
                        Backoff.STANDARD))
                .toList();
    }

    public void start() {
        couriers.forEach(Courier::start);
    }

    List<Courier> all() {
        return couriers;
    }

    @Override
    public void close() {
        couriers.forEach(Courier::close);
    }

    private static @Nullable Map<String, TriggerFact> latest(Views views) {
        return views.standing().servable() ? views.facts().triggers().all() : null;
    }

    /** With a group of its own: several processes with one configuration share the work, and tell once. */
    private static Consumer<byte[], byte[]> consumer(Map<String, String> kafka, String receiver) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "headroom-alerts-" + receiver);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "headroom-alerts-" + receiver);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, AT_A_TIME);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
