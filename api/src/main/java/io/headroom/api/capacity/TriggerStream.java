package io.headroom.api.capacity;

import io.headroom.api.silence.StandingSilences;
import io.headroom.api.view.Facts;
import io.headroom.api.view.Latest;
import io.headroom.core.trigger.TriggerFact;
import io.micronaut.http.sse.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.concurrent.ArrayBlockingQueue;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Triggers as server-sent events: how each is now, then a heartbeat that says those were all, then every transition as it
 * comes. A client that reads too slowly is cut off once its buffer is full, and finds the present states when it comes
 * back: nothing piles up here, and nothing is left out unseen.
 */
final class TriggerStream {
    /** Transitions that may wait for one client. */
    static final int BUFFER = 256;

    private static final Duration BEAT = Duration.ofSeconds(10);
    private final InstantSource clock;

    TriggerStream(InstantSource clock) {
        this.clock = clock;
    }

    /** The server is there, even if nothing happens. */
    record Heartbeat(Instant at) {}

    Flux<Event<Object>> of(Facts facts) {
        Latest<TriggerFact> triggers = facts.triggers();
        return Flux.defer(() -> {
            Sinks.Many<TriggerFact> later =
                    Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(BUFFER));
            Latest.Following<TriggerFact> following = triggers.follow(fact -> offer(later, fact));
            Flux<Event<Object>> news = Flux.concat(
                    Flux.fromIterable(following.present())
                            .map(fact -> event("state", fact, following.present(), facts)),
                    Flux.defer(() -> Flux.just(beat())),
                    later.asFlux()
                            .map(fact ->
                                    event("transition", fact, triggers.all().values(), facts)));
            return Flux.merge(1, news, beats()).doFinally(end -> following.close());
        });
    }

    private static void offer(Sinks.Many<TriggerFact> client, TriggerFact fact) {
        if (client.tryEmitNext(fact) == Sinks.EmitResult.FAIL_OVERFLOW) {
            client.tryEmitError(new IllegalStateException("a client reads more slowly than triggers change"));
        }
    }

    private Flux<Event<Object>> beats() {
        return Flux.interval(BEAT).onBackpressureDrop().map(tick -> beat());
    }

    private Event<Object> beat() {
        return Event.<Object>of(new Heartbeat(clock.instant())).name("heartbeat");
    }

    private Event<Object> event(String name, TriggerFact fact, Collection<TriggerFact> all, Facts facts) {
        return Event.<Object>of(TriggerRow.of(fact, all, StandingSilences.of(facts, clock.instant())))
                .name(name);
    }
}
