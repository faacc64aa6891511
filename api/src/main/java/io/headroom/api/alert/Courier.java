package io.headroom.api.alert;

import io.headroom.core.topic.Topics;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.wire.MalformedRecordException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one receiver of the triggers, in the order in which each changed. How far it has come is kept in Kafka, and moved on
 * only once the receiver has answered: whatever stops in between is told again, under the same id. While the receiver does
 * not answer, the reading pauses and the place in the consumer group is kept.
 */
final class Courier implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final Messenger messenger;
    private final Supplier<Consumer<byte[], byte[]>> kafka;
    private final Supplier<@Nullable Map<String, TriggerFact>> latest;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    /** @param latest state of every trigger by its key; null while that is not known */
    Courier(
            Receiver receiver,
            @Nullable String link,
            Withheld withheld,
            Supplier<Consumer<byte[], byte[]>> kafka,
            Supplier<@Nullable Map<String, TriggerFact>> latest,
            InstantSource clock,
            Backoff backoff) {
        messenger = new Messenger(receiver, link, withheld, clock, backoff);
        this.kafka = kafka;
        this.latest = latest;
        thread = new Thread(this, "headroom-alerts-" + receiver.name());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    Delivery delivery() {
        return messenger.delivery();
    }

    Receiver receiver() {
        return messenger.receiver();
    }

    @Override
    public void run() {
        try {
            while (!pause(Duration.ZERO)) {
                untilInterrupted();
                pause(POLL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            messenger.interrupted("the thread that tells it has ended by " + e);
            LOG.error(
                    "receiver {} is not told any more: {}; restart the process",
                    receiver().name(),
                    e,
                    e);
        }
    }

    private void untilInterrupted() throws InterruptedException {
        try (Consumer<byte[], byte[]> consumer = kafka.get()) {
            consumer.subscribe(List.of(Topics.TRIGGERS.name()));
            turns(consumer);
        } catch (KafkaException e) {
            messenger.interrupted("Kafka does not answer: " + e.getMessage());
        }
    }

    private void turns(Consumer<byte[], byte[]> consumer) throws InterruptedException {
        try {
            while (!pause(Duration.ZERO)) {
                turn(consumer);
            }
        } finally {
            // An interrupted thread cannot leave its group in good order.
            boolean unused = Thread.interrupted();
        }
    }

    private void turn(Consumer<byte[], byte[]> consumer) throws InterruptedException {
        Map<String, TriggerFact> all = latest.get();
        if (all == null) {
            pause(POLL);
            return;
        }
        if (messenger.mayTry()) {
            consumer.resume(consumer.paused());
            messenger.tellWhatWaited(all, trigger -> isOurs(trigger, consumer));
        }
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        hand(records, consumer);
        messenger.remind(all.values());
    }

    /** Several processes share the triggers of a receiver: each tells of those in the partitions that it reads. */
    private static boolean isOurs(String trigger, Consumer<byte[], byte[]> consumer) {
        String topic = Topics.TRIGGERS.name();
        byte[] key = Topics.TRIGGERS.keys().serializer().serialize(topic, trigger);
        int partitions = consumer.partitionsFor(topic).size();
        return consumer.assignment()
                .contains(new TopicPartition(topic, Utils.toPositive(Utils.murmur2(key)) % partitions));
    }

    /** Hands over what was read; from the first that is not taken on, everything is read again later. */
    private void hand(ConsumerRecords<byte[], byte[]> records, Consumer<byte[], byte[]> consumer)
            throws InterruptedException {
        boolean taken = true;
        for (TopicPartition partition : records.partitions()) {
            for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
                taken = taken && hand(record);
                if (!taken) {
                    consumer.seek(partition, record.offset());
                    break;
                }
                consumer.commitSync(Map.of(partition, new OffsetAndMetadata(record.offset() + 1)));
            }
        }
        if (!taken) {
            consumer.pause(consumer.assignment());
        }
    }

    private boolean hand(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        TriggerFact fact = fact(record);
        Map<String, TriggerFact> all = latest.get();
        return fact == null || (all != null && messenger.tell(fact, all));
    }

    private static @Nullable TriggerFact fact(ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.value() == null
                    ? null
                    : Topics.TRIGGERS.values().deserializer().deserialize(record.topic(), record.value());
        } catch (MalformedRecordException e) {
            LOG.warn(
                    "{} partition {} offset {} makes no sense, nobody is told of it: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
            return null;
        }
    }

    /** Waits, and tells whether it was stopped meanwhile. */
    private boolean pause(Duration time) throws InterruptedException {
        return stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is being sent is cut off: it is sent again under the same id. */
    @Override
    public void close() {
        stop.countDown();
        thread.interrupt();
        try {
            thread.join(CLOSE_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
