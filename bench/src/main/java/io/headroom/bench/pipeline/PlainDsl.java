package io.headroom.bench.pipeline;

import io.headroom.core.change.ChangeCodec;
import io.headroom.core.change.ChangeRecord;
import io.headroom.core.change.Operation;
import io.headroom.core.change.Owner;
import io.headroom.core.change.RowChange;
import io.headroom.core.change.WideAttribute;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.footprint.LiveFootprint;
import io.headroom.core.topic.Topics;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What one would write first: a table of rows, grouped by tenant and summed up. It keeps one footprint for each tenant, and
 * no tables, growth, cohorts or projections; a repeated record is none of its worries.
 */
final class PlainDsl implements AutoCloseable {
    static final String APPLICATION = "plain-dsl";

    private final KafkaStreams streams;

    /** With the guarantee, commit interval, cache and batches that Headroom's own topology has. */
    PlainDsl(String servers, Path state) {
        streams = new KafkaStreams(topology(), settings(servers, state));
        streams.start();
    }

    private static Properties settings(String servers, Path state) {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                APPLICATION,
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.STATE_DIR_CONFIG,
                state.toString(),
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                1000,
                StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
                32 << 20,
                StreamsConfig.producerPrefix("linger.ms"),
                100,
                StreamsConfig.producerPrefix("batch.size"),
                128 << 10,
                StreamsConfig.producerPrefix("compression.type"),
                "lz4",
                StreamsConfig.mainConsumerPrefix("max.poll.records"),
                5000));
        properties.put(StreamsConfig.mainConsumerPrefix("auto.offset.reset"), "earliest");
        return properties;
    }

    private static Topology topology() {
        StreamsBuilder builder = new StreamsBuilder();
        KTable<Bytes, byte[]> rows = builder.stream(
                        Topics.ROW_CHANGES.name(), Consumed.with(Serdes.Bytes(), Serdes.ByteArray()))
                .filter((key, value) -> value != null && ChangeCodec.decode(value) instanceof RowChange)
                .mapValues(value -> present(value) == null ? null : value)
                .toTable(Materialized.<Bytes, byte[], KeyValueStore<Bytes, byte[]>>as("rows")
                        .withKeySerde(Serdes.Bytes())
                        .withValueSerde(Serdes.ByteArray()));
        rows.groupBy(
                        (key, value) -> KeyValue.pair(tenant(value), value),
                        Grouped.with(Serdes.String(), Serdes.ByteArray()))
                .aggregate(
                        () -> LiveFootprint.encode(new LiveFootprint(Footprint.NONE, null)),
                        (tenant, row, sum) -> sum(sum, size(row)),
                        (tenant, row, sum) -> sum(sum, size(row).negated()),
                        Materialized.with(Serdes.String(), Serdes.ByteArray()))
                .toStream()
                .to(APPLICATION, Produced.with(Serdes.String(), Serdes.ByteArray()));
        return builder.build();
    }

    private static @Nullable RowChange present(byte[] value) {
        ChangeRecord change = ChangeCodec.decode(value);
        return change instanceof RowChange row && row.operation() != Operation.DELETE ? row : null;
    }

    private static RowChange row(byte[] value) {
        return (RowChange) ChangeCodec.decode(value);
    }

    private static String tenant(byte[] value) {
        return row(value).owner() instanceof Owner.OfTenant owner ? "tenant:" + owner.tenant() : "";
    }

    private static Footprint size(byte[] value) {
        long bytes = row(value).baseBytes();
        for (WideAttribute wide : row(value).wide()) {
            bytes += wide instanceof WideAttribute.Sized sized ? sized.bytes() : 0;
        }
        return new Footprint(1, bytes);
    }

    private static byte[] sum(byte[] sum, Footprint difference) {
        return LiveFootprint.encode(
                new LiveFootprint(LiveFootprint.decode(sum).live().plus(difference), null));
    }

    boolean isAlive() {
        return streams.state().isRunningOrRebalancing();
    }

    @Override
    public void close() {
        streams.close();
    }
}
