package io.headroom.analytics.usage;

import io.headroom.core.growth.Granularity;
import io.headroom.core.projection.UsageProjection;
import io.headroom.core.projection.UsageProjections;
import io.headroom.core.projection.UsageSeries;
import io.headroom.core.topic.Binary;
import io.headroom.core.topic.Topics;
import io.headroom.core.usage.Observation;
import io.headroom.core.usage.Sample;
import io.headroom.core.usage.Sketch;
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

/**
 * The series of one partition's samples: a sample's key is its subject, so each series has one home. What is expected of it
 * follows from its buckets, which are here anyway, so nothing more is kept for that.
 */
final class UsageNode implements Processor<String, Sample, String, UsageFact> {
    private static final String USAGE = "usage";
    private static final Duration SWEEP_EVERY = Duration.ofHours(1);

    private ProcessorContext<String, UsageFact> context;
    private KeyValueStore<UsageKey, Sketch> sketches;

    static StoreBuilder<?> store() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(USAGE),
                Topics.USAGE.keys(),
                Binary.serde(Sketch::encode, Sketch::decode));
    }

    @Override
    public void init(ProcessorContext<String, UsageFact> newContext) {
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
                    add(key, read.value(), at, record);
                }
            }
        }
    }

    private void add(UsageKey key, double value, Instant at, Record<String, Sample> read) {
        Sketch before = sketches.get(key);
        Sketch after = before == null ? Sketch.of(value, at) : before.with(value, at);
        if (!after.equals(before)) {
            sketches.put(key, after);
            context.forward(read.withValue(new UsageFact.Summed(key, after.bucket())));
            if (UsageSeries.isProjected(key)) {
                project(key, before, at, read);
            }
        }
    }

    private void project(UsageKey key, @Nullable Sketch before, Instant at, Record<String, Sample> read) {
        UsageSeries series = UsageSeries.of(key);
        UsageHistory history = new UsageHistory(sketches, series);
        if (history.isDue(key.start(), before, at)) {
            UsageProjection projection =
                    UsageProjections.project(series, history.before(key.start()), Instant.ofEpochSecond(key.start()));
            context.forward(read.withValue(new UsageFact.Projected(series, projection)));
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
            String subject = key.subject().toString();
            context.forward(new Record<>(subject, new UsageFact.Summed(key, null), streamTime));
        });
    }
}
