package io.headroom.core.topic;

import org.apache.kafka.common.serialization.Serde;

/**
 * A topic of the contract. Event time lives in the values; the record timestamp is the time of publishing, or retention
 * would delete history before it is read.
 *
 * @param ordered true for a topic of one partition, because its readers rely on one order over all keys
 */
public record Topic<K, V>(String name, Serde<K> keys, Serde<V> values, Retention retention, boolean ordered) {

    /** Partitions where {@code partitions} is the count that the partitioned topics have. */
    public int partitions(int partitions) {
        return ordered ? 1 : partitions;
    }
}
