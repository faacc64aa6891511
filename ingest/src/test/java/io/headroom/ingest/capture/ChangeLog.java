package io.headroom.ingest.capture;

import io.headroom.core.change.ChangeCodec;
import io.headroom.core.change.ChangeKey;
import io.headroom.core.change.ChangeRecord;
import io.headroom.core.change.Owner;
import io.headroom.core.change.Position;
import io.headroom.core.change.RowChange;
import io.headroom.core.change.RowKey;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.ledger.Bookkeeper;
import io.headroom.core.scope.Tenant;
import io.headroom.core.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The topic of row changes, as far as it has been read: every record in order, and what all of them come to. */
final class ChangeLog implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Set<TopicPartition> partitions;
    private final Map<Integer, FoldedBooks> books = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    /** @param value absent for a tombstone */
    record Entry(int partition, byte[] key, @Nullable ChangeRecord value) {
        Position position() {
            if (value == null) {
                throw new AssertionError("a tombstone has no position");
            }
            return value.position();
        }

        RowKey row() {
            return ChangeKey.row(key);
        }
    }

    ChangeLog(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        partitions = consumer.partitionsFor(Topics.ROW_CHANGES.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toSet());
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads to the present end. */
    ChangeLog read() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(50)).forEach(this::take);
        }
        return this;
    }

    /** Live rows and bytes of a database by {@code table/tenant}. */
    Map<String, Footprint> footprints(String database) {
        Map<String, Footprint> totals = new TreeMap<>();
        books.values().forEach(partition -> partition.addTo(totals, database));
        books.values().forEach(partition -> partition.kin.addTo(totals, database, partition::name, this::tenant));
        return totals;
    }

    /** Whose a row is, over as many parents as it takes. */
    private Tenant tenant(RowKey row) {
        FoldedBooks partition = books.get(ChangeKey.partition(row, partitions.size()));
        Owner owner = partition == null ? null : partition.owner(row);
        if (owner instanceof Owner.OfParent ofParent) {
            return tenant(ofParent.parent());
        }
        return owner == null ? Tenant.UNRESOLVED : ((Owner.OfTenant) owner).tenant();
    }

    /** Live rows of a database by {@code table/tenant}. */
    Map<String, Long> rows(String database) {
        Map<String, Long> rows = new TreeMap<>();
        footprints(database).forEach((scope, footprint) -> rows.put(scope, footprint.rows()));
        return rows;
    }

    /** Rows that growth was told to have come at their births. */
    long reconstructed(String database) {
        return books.values().stream()
                .mapToLong(partition -> partition.reconstructed(database))
                .sum();
    }

    List<Entry> entries() {
        return entries;
    }

    /** Every change of a row, redelivered ones included. */
    List<Entry> changes(RowChangeFilter wanted) {
        return entries.stream()
                .filter(entry -> entry.value() instanceof RowChange change && wanted.test(entry, change))
                .toList();
    }

    interface RowChangeFilter {
        boolean test(Entry entry, RowChange change);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        ChangeRecord value = record.value() == null ? null : ChangeCodec.decode(record.value());
        entries.add(new Entry(record.partition(), record.key(), value));
        if (value != null) {
            FoldedBooks partition = books.computeIfAbsent(record.partition(), number -> new FoldedBooks());
            new Bookkeeper(partition, partition.kin).apply(() -> ChangeKey.row(record.key()), value);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
