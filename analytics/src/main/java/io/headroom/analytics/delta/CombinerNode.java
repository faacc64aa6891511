package io.headroom.analytics.delta;

import io.headroom.analytics.ledger.Booking;
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
 *
 * <p>While the input is fresh, every flush asks for a commit, because a commit is what lets readers see it. A partition
 * that is behind cannot be fresh: it adds up for longer and leaves commits, of which each waits for the broker, to the
 * commit interval.
 */
public final class CombinerNode implements Processor<String, Booking, ScopeKey, ScopeDelta> {
    public static final Duration FLUSH_EVERY = Duration.ofMillis(100);

    private ProcessorContext<ScopeKey, ScopeDelta> context;
    private Pending pending;
    private final Pace pace = new Pace();

    @Override
    public void init(ProcessorContext<ScopeKey, ScopeDelta> newContext) {
        context = newContext;
        pending = new Pending(newContext);
        newContext.schedule(FLUSH_EVERY, PunctuationType.WALL_CLOCK_TIME, this::flush);
    }

    @Override
    public void process(Record<String, Booking> record) {
        pace.read(record.timestamp(), context.currentSystemTimeMs());
        if (record.value() instanceof Booking.Difference difference) {
            pending.add(difference);
        } else if (record.value() instanceof Booking.Reached reached) {
            pending.reached(reached.database(), reached.at());
        }
    }

    /** Watermarks leave after the sums they vouch for, through the same partition. */
    private void flush(long now) {
        if (!pace.flushes(now)) {
            return;
        }
        FanOut scopes = new FanOut();
        pending.drain(scopes);
        scopes.deltas().forEach((scope, delta) -> forward(scope, delta, now));
        pending.drainWatermarks((database, at) -> forwardWatermark(database, at, now));
        if (pace.isFresh()) {
            context.commit();
        }
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
