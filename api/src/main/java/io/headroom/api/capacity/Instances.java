package io.headroom.api.capacity;

import io.headroom.api.database.Databases;
import io.headroom.api.declaration.InForce;
import io.headroom.api.problem.ProblemException;
import io.headroom.api.view.Facts;
import io.headroom.api.view.Views;
import io.headroom.core.capacity.RecommendationFact;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds instances: those that databases are on, and those that have been read or judged. */
@Singleton
public final class Instances {
    private final Views views;
    private final Databases databases;
    private final MeasuredRunways measured;
    private final InForce inForce;

    Instances(Views views, Databases databases, MeasuredRunways measured, InForce inForce) {
        this.views = views;
        this.databases = databases;
        this.inForce = inForce;
        this.measured = measured;
    }

    /** By name. */
    List<InstanceSummary> all() {
        Facts facts = views.facts();
        return known(facts).entrySet().stream()
                .map(entry -> summary(entry.getKey(), entry.getValue(), facts))
                .toList();
    }

    /** @throws ProblemException if no instance has this name */
    InstanceSummary named(String name) {
        return summary(name, requireKnown(name), views.facts());
    }

    /**
     * @return the databases on it
     * @throws ProblemException if no instance has this name
     */
    public List<String> requireKnown(String name) {
        List<String> on = known(views.facts()).get(name);
        if (on == null) {
            throw unknown(name, "There is no instance named " + name);
        }
        return on;
    }

    /**
     * What has been said about it; empty before its first judgement.
     *
     * @throws ProblemException if no instance has this name
     */
    Optional<RecommendationFact> judged(String name) {
        requireKnown(name);
        return Optional.ofNullable(views.facts().recommendations().of(name));
    }

    /** What is known of one that has not been judged. */
    Unjudged unjudged(String name) {
        return unjudged(name, views.facts());
    }

    private SortedMap<String, List<String>> known(Facts facts) {
        SortedMap<String, List<String>> known = new TreeMap<>(databases.byInstance());
        facts.readings().instances().forEach(name -> known.putIfAbsent(name, List.of()));
        facts.recommendations().all().keySet().forEach(name -> known.putIfAbsent(name, List.of()));
        return known;
    }

    /** When each of its limits is reached, the worst first. */
    InstanceRunway runway(String name) {
        List<LimitRow> ofMeasured = measured.of(name, requireKnown(name));
        RecommendationFact said = views.facts().recommendations().of(name);
        return said == null
                ? InstanceRunway.of(unjudged(name, views.facts()), ofMeasured)
                : InstanceRunway.of(said, ofMeasured);
    }

    private InstanceSummary summary(String name, List<String> on, Facts facts) {
        RecommendationFact said = facts.recommendations().of(name);
        List<LimitRow> ofMeasured = measured.of(name, on);
        return said == null
                ? InstanceSummary.of(on, unjudged(name, facts), ofMeasured)
                : InstanceSummary.of(on, said, facts.readings().of(name), ofMeasured);
    }

    private Unjudged unjudged(String name, Facts facts) {
        return new Unjudged(
                name, inForce.capacity(name).value(), facts.readings().of(name));
    }

    private static ProblemException unknown(String name, String detail) {
        return new ProblemException(
                HttpStatus.NOT_FOUND, "unknown-instance", "Unknown instance", detail, Map.of("name", name));
    }
}
