package io.headroom.analytics.scope;

import io.headroom.core.annotation.Annotation;
import io.headroom.core.footprint.ScopeState;
import io.headroom.core.scope.ScopeKey;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Takes what people know of days into a partition of scopes, and has all scopes of that database projected anew. */
final class AnnotationNode implements Processor<String, @Nullable Annotation, Void, Void> {
    static final String[] STORES = {ScopeNode.SCOPES, Due.DUE, Due.DAYS, KnownDays.STORE};

    private KeyValueStore<ScopeKey, ScopeState> scopes;
    private KnownDays known;
    private Due due;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        scopes = Objects.requireNonNull(context.getStateStore(ScopeNode.SCOPES));
        known = new KnownDays(context);
        due = new Due(context);
    }

    @Override
    public void process(Record<String, @Nullable Annotation> record) {
        known.put(record.key(), record.value());
        due.addAll(Annotation.database(record.key()), scopes);
    }
}
