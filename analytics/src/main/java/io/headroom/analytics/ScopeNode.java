package io.headroom.analytics;

import io.headroom.core.delta.ScopeDelta;
import io.headroom.core.footprint.ScopeState;
import io.headroom.core.scope.ScopeKey;
import io.headroom.core.topic.Binary;
import io.headroom.core.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The scopes of one partition: their footprints and their growth. */
final class ScopeNode implements Processor<ScopeKey, ScopeDelta, ScopeKey, ScopeFact> {
    private static final String SCOPES = "scopes";
    private static final Duration SWEEP_EVERY = Duration.ofHours(1);

    private final int partitions;
    private ProcessorContext<ScopeKey, ScopeFact> context;
    private KeyValueStore<ScopeKey, ScopeState> scopes;
    private GrowthHistory history;

    ScopeNode(int partitions) {
        this.partitions = partitions;
    }

    static StoreBuilder<KeyValueStore<ScopeKey, ScopeState>> scopes() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(SCOPES),
                Topics.scopeKeys(),
                Binary.serde(ScopeState::encode, ScopeState::decode));
    }

    @Override
    public void init(ProcessorContext<ScopeKey, ScopeFact> newContext) {
        context = newContext;
        scopes = Objects.requireNonNull(newContext.getStateStore(SCOPES));
        history = new GrowthHistory(newContext);
        newContext.schedule(SWEEP_EVERY, PunctuationType.STREAM_TIME, this::sweep);
    }

    @Override
    public void process(Record<ScopeKey, ScopeDelta> record) {
        ScopeKey scope = record.key();
        ScopeState before = scopes.get(scope);
        ScopeState after = (before == null ? ScopeState.EMPTY : before).plus(record.value());
        scopes.put(scope, after);
        forward(scope, new ScopeFact.Live(after.footprint(partitions)), record.timestamp());
        Instant now = Instant.ofEpochMilli(record.timestamp());
        history.book(scope, record.value(), now, grown -> forward(scope, grown, record.timestamp()));
    }

    private void sweep(long streamTime) {
        history.sweep(
                Instant.ofEpochMilli(streamTime), grown -> forward(grown.key().scope(), grown, streamTime));
    }

    private void forward(ScopeKey scope, ScopeFact fact, long timestamp) {
        context.forward(new Record<>(scope, fact, timestamp));
    }
}
