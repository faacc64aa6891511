package io.headroom.analytics.usage;

import io.headroom.core.growth.Granularity;
import io.headroom.core.topic.Binary;
import io.headroom.core.topic.Topics;
import io.headroom.core.usage.Observation;
import io.headroom.core.usage.Sample;
import io.headroom.core.usage.Sketch;
import io.headroom.core.usage.UsageBucket;
import io.headroom.core.usage.UsageKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** The series of one partition's samples: a sample's key is its subject, so each series has one home. */
final class UsageNode implements Processor<String, Sample, UsageKey, UsageBucket> {
    private static final String USAGE = "usage";
    private static final Duration SWEEP_EVERY = Duration.ofHours(1);

    private ProcessorContext<UsageKey, UsageBucket> context;
    private KeyValueStore<UsageKey, Sketch> sketches;

    static StoreBuilder<?> store() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(USAGE),
                Topics.USAGE.keys(),
                Binary.serde(Sketch::encode, Sketch::decode));
    }

    @Override
    public void init(ProcessorContext<UsageKey, UsageBucket> newContext) {
        context = newContext;
        sketches = Objects.requireNonNull(newContext.getStateStore(USAGE));
        newContext.schedule(SWEEP_EVERY, PunctuationType.STREAM_TIME, this::sweep);
    }

    @Override
    public void process(Record<String, Sample> record) {
        Instant at = record.value().at();
        Instant now = Instant.ofEpochMilli(record.timestamp());
        for (Observation read : Observation.of(record.value())) {
            for (Granularity width : Granularity.values()) {
                long start = width.start(at.getEpochSecond());
                if (UsageKey.serves(width, read.subject().kind()) && width.keeps(start, now)) {
                    UsageKey key = new UsageKey(read.subject(), read.measure(), width, start);
                    add(key, read.value(), at, record.timestamp());
                }
            }
        }
    }

    private void add(UsageKey key, double value, Instant at, long timestamp) {
        Sketch before = sketches.get(key);
        Sketch after = before == null ? Sketch.of(value, at) : before.with(value, at);
        if (!after.equals(before)) {
            sketches.put(key, after);
            forward(key, after.bucket(), timestamp);
        }
    }

    /** Forgets what is no longer kept. */
    private void sweep(long streamTime) {
        Instant now = Instant.ofEpochMilli(streamTime);
        List<UsageKey> expired = new ArrayList<>();
        try (KeyValueIterator<UsageKey, Sketch> all = sketches.all()) {
            all.forEachRemaining(entry -> {
                if (!entry.key.granularity().keeps(entry.key.start(), now)) {
                    expired.add(entry.key);
                }
            });
        }
        expired.forEach(key -> {
            sketches.delete(key);
            forward(key, null, streamTime);
        });
    }

    private void forward(UsageKey key, @Nullable UsageBucket bucket, long timestamp) {
        context.forward(new Record<>(key, bucket, timestamp));
    }
}
