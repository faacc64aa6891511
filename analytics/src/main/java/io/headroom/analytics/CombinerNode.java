package io.headroom.analytics;

import io.headroom.core.delta.FanOut;
import io.headroom.core.delta.PartitionWatermark;
import io.headroom.core.delta.ScopeDelta;
import io.headroom.core.scope.Scope;
import io.headroom.core.scope.ScopeKey;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * One partition's combiner. Sums wait in a logged store, never only in heap: a commit between two flushes would lose
 * what it has already acknowledged.
 */
final class CombinerNode implements Processor<String, Booking, ScopeKey, ScopeDelta> {
    static final Duration FLUSH_EVERY = Duration.ofMillis(100);

    private ProcessorContext<ScopeKey, ScopeDelta> context;
    private Pending pending;

    @Override
    public void init(ProcessorContext<ScopeKey, ScopeDelta> newContext) {
        context = newContext;
        pending = new Pending(newContext);
        newContext.schedule(FLUSH_EVERY, PunctuationType.WALL_CLOCK_TIME, this::flush);
    }

    @Override
    public void process(Record<String, Booking> record) {
        if (record.value() instanceof Booking.Difference difference) {
            pending.add(difference);
        } else if (record.value() instanceof Booking.Reached reached) {
            pending.reached(reached.database(), reached.at());
        }
    }

    /** Watermarks leave after the sums they vouch for, through the same partition. */
    private void flush(long now) {
        FanOut scopes = new FanOut();
        pending.drain(scopes);
        scopes.deltas().forEach((scope, delta) -> forward(scope, delta, now));
        pending.drainWatermarks((database, at) -> forwardWatermark(database, at, now));
    }

    private void forwardWatermark(String database, Instant at, long now) {
        int partition = context.taskId().partition();
        ScopeDelta watermark = ScopeDelta.of(new PartitionWatermark(partition, at));
        forward(new ScopeKey(database, Scope.DATABASE), watermark, now);
    }

    private void forward(ScopeKey scope, ScopeDelta delta, long now) {
        context.forward(new Record<>(scope, delta, now));
    }
}
