package io.headroom.api.capacity;

import io.headroom.api.database.Databases;
import io.headroom.api.problem.ProblemException;
import io.headroom.api.view.Views;
import io.headroom.core.capacity.RecommendationFact;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import java.util.Map;

/** Answers from memory. */
@Controller("/api/v1")
final class CapacityController implements CapacityContract {
    private final Views views;
    private final Databases databases;

    CapacityController(Views views, Databases databases) {
        this.views = views;
        this.databases = databases;
    }

    @Override
    public InstanceRunway runway(String instance) {
        return InstanceRunway.of(said(instance));
    }

    @Override
    public InstanceRunway runwayOfDatabase(String db) {
        return InstanceRunway.of(said(databases.instanceOf(db)));
    }

    @Override
    public Advice recommendations(String instance) {
        return Advice.of(said(instance));
    }

    @Override
    public Advice recommendationsOfDatabase(String db) {
        return Advice.of(said(databases.instanceOf(db)));
    }

    @Override
    public TriggerList triggers() {
        return new TriggerList(
                views.facts().triggers().all().values().stream()
                        .map(TriggerRow::of)
                        .toList(),
                null);
    }

    private RecommendationFact said(String instance) {
        RecommendationFact said = views.facts().recommendations().of(instance);
        if (said == null) {
            throw new ProblemException(
                    HttpStatus.NOT_FOUND,
                    "unknown-instance",
                    "Unknown instance",
                    "Nothing is known of an instance named " + instance
                            + " yet; that begins with the first readings of its databases",
                    Map.of("name", instance));
        }
        return said;
    }
}
