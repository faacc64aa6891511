package io.headroom.api.capacity;

import io.headroom.api.database.Databases;
import io.headroom.api.silence.StandingSilences;
import io.headroom.api.view.Views;
import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.remedy.ConnectionLoad;
import io.headroom.core.trigger.TriggerFact;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.reactivestreams.Publisher;

/** Answers from memory. */
@Controller("/api/v1")
final class CapacityController implements CapacityContract {
    private final Views views;
    private final Databases databases;
    private final Instances instances;
    private final Showbacks showbacks;
    private final Remedies remedies;
    private final InstantSource clock;
    private final TriggerStream stream = new TriggerStream(Clock.systemUTC());

    CapacityController(
            Views views,
            Databases databases,
            Instances instances,
            Showbacks showbacks,
            Remedies remedies,
            InstantSource clock) {
        this.clock = clock;
        this.views = views;
        this.databases = databases;
        this.instances = instances;
        this.showbacks = showbacks;
        this.remedies = remedies;
    }

    @Override
    public InstanceList instances() {
        return new InstanceList(instances.all(), null);
    }

    @Override
    public InstanceSummary instance(String instance) {
        return instances.named(instance);
    }

    @Override
    public InstanceRunway runway(String instance) {
        return instances.runway(instance);
    }

    @Override
    public InstanceRunway runwayOfDatabase(String db) {
        return instances.runway(databases.instanceOf(db));
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public Advice recommendations(String instance) {
        return instances.judged(instance).map(this::advice).orElseGet(() -> Advice.of(instances.unjudged(instance)));
    }

    private Advice advice(RecommendationFact said) {
        String instance = said.instance();
        List<String> on = databases.byInstance().getOrDefault(instance, List.of());
        Optional<ConnectionLoad> load = new Busyness(views.facts().usages(), instance, on, said.asOf()).connections();
        return Advice.of(
                said, remedies.of(said), load.map(ConnectionProfile::of).orElse(null));
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public Advice recommendationsOfDatabase(String db) {
        return recommendations(databases.instanceOf(db));
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public InstanceShowback showback(String instance) {
        return showbacks.of(instance);
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public String showbackCsv(String instance) {
        return FocusLine.csv(showbacks.of(instance));
    }

    @Override
    public TriggerList triggers() {
        Collection<TriggerFact> all = views.facts().triggers().all().values();
        StandingSilences standing = StandingSilences.of(views.facts(), clock.instant());
        return new TriggerList(
                all.stream()
                        .map(trigger -> TriggerRow.of(trigger, all, standing))
                        .toList(),
                null);
    }

    @Override
    public Publisher<Event<Object>> triggerStream() {
        return stream.of(views.facts());
    }
}
