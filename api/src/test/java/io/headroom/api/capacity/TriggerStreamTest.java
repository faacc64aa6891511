package io.headroom.api.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.api.view.ReadFacts;
import io.headroom.core.capacity.Resource;
import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.Severity;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.trigger.TriggerMeasure;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageUnit;
import io.micronaut.http.sse.Event;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

class TriggerStreamTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private final ReadFacts read = new ReadFacts();
    private final TriggerStream stream = new TriggerStream(InstantSource.fixed(NOW));

    @Test
    void cutsAClientOff_whenItsBufferIsFull_afterWhatWasInIt() {
        SlowClient client = new SlowClient();
        stream.of(read.facts()).subscribe(client);
        for (int i = 0; i < TriggerStream.BUFFER + 10; i++) {
            read.trigger(firing("i" + i));
        }

        client.request(Long.MAX_VALUE);

        assertThat(client.failures).singleElement().isInstanceOf(IllegalStateException.class);
        assertThat(client.names.stream().filter("transition"::equals).count())
                .isBetween(TriggerStream.BUFFER - 1L, TriggerStream.BUFFER + 1L);
    }

    @Test
    void tellsAllPresentStates_howeverManyThereAre() {
        for (int i = 0; i < TriggerStream.BUFFER * 2; i++) {
            read.trigger(firing("i" + i));
        }
        SlowClient client = new SlowClient();
        stream.of(read.facts()).subscribe(client);

        client.request(Long.MAX_VALUE);

        assertThat(client.names).hasSize(TriggerStream.BUFFER * 2 + 1).endsWith("heartbeat");
        assertThat(client.failures).isEmpty();
    }

    private static TriggerFact firing(String instance) {
        return new TriggerFact(
                instance,
                null,
                "rule",
                Resource.STORAGE,
                Severity.WARNING,
                Phase.FIRING,
                NOW,
                0.6,
                0.5,
                "full",
                Subject.instance(instance),
                TriggerMeasure.STORAGE_USED,
                UsageUnit.SHARE,
                null);
    }

    /** Asks for nothing by itself. */
    private static final class SlowClient implements Subscriber<Event<Object>> {
        private final List<String> names = new ArrayList<>();
        private final List<Subscription> subscriptions = new ArrayList<>();
        private final List<Throwable> failures = new ArrayList<>();

        void request(long most) {
            subscriptions.get(0).request(most);
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscriptions.add(subscription);
        }

        @Override
        public void onNext(Event<Object> event) {
            names.add(String.valueOf(event.getName()));
        }

        @Override
        public void onError(Throwable failure) {
            failures.add(failure);
        }

        @Override
        public void onComplete() {
            failures.add(new AssertionError("a stream without an end has ended"));
        }
    }
}
