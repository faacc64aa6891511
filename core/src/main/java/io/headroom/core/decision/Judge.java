package io.headroom.core.decision;

import io.headroom.core.annotation.Annotation;
import io.headroom.core.annotation.KnownFuture;
import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.DatabaseOutlook;
import io.headroom.core.capacity.MeasuredLimit;
import io.headroom.core.capacity.Recommendation;
import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.capacity.Recommendations;
import io.headroom.core.capacity.RestoreRunway;
import io.headroom.core.capacity.StorageOutlook;
import io.headroom.core.forecast.Projection;
import io.headroom.core.forecast.RefusalCode;
import io.headroom.core.growth.Granularity;
import io.headroom.core.projection.Measure;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.projection.UsageProjection;
import io.headroom.core.projection.UsageSeries;
import io.headroom.core.scope.Scope;
import io.headroom.core.trigger.MeasuredRunways;
import io.headroom.core.trigger.Reading;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.trigger.TriggerMeasure;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.Observation;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageMeasure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides about instances, one input after the other. Readings move triggers; every reading of an instance is judged beside
 * the latest outlooks of its databases. The same inputs in the same order give the same decisions, whether they are followed
 * or replayed.
 */
public final class Judge {
    private final Books books;
    private final TriggerDesk desk;
    private final Unheard unheard;
    private Estate estate;

    public Judge(Estate estate, Books books) {
        this.estate = estate;
        this.books = books;
        desk = new TriggerDesk(estate.rules(), books);
        unheard = new Unheard(books.heard());
    }

    /** From here on something else is declared. Triggers whose rule is no longer in force are resolved. */
    public List<Decision> declare(Estate now, Instant at) {
        estate = now;
        return triggered(desk.declare(now.rules(), at));
    }

    /** @param now when the input was published */
    public List<Decision> take(String instance, InstanceInput input, Instant now) {
        if (input instanceof InstanceInput.Read whole) {
            return read(whole.sample(), now);
        }
        if (input instanceof InstanceInput.Observed observed) {
            return observed(instance, observed);
        }
        if (input instanceof InstanceInput.Heard heard) {
            return heard(instance, heard);
        }
        if (input instanceof InstanceInput.SetAside setAside) {
            return judge(List.of(Findings.setAside(instance, setAside.database(), now)));
        }
        if (input instanceof InstanceInput.Proven proven) {
            books.proofs().put(proven.evidence().key(), proven.evidence());
            return List.of();
        }
        if (input instanceof InstanceInput.Annotated annotated) {
            books.annotations().put(annotated.key(), annotated.annotation());
            return List.of();
        }
        if (input instanceof InstanceInput.Foreseen foreseen) {
            return foreseen(instance, foreseen, now);
        }
        if (input instanceof InstanceInput.Ticked) {
            return judge(unheard.tick(estate, now));
        }
        InstanceInput.Expected expected = (InstanceInput.Expected) input;
        books.outlooks().put(expected.database(), expected.projection());
        return List.of();
    }

    private List<Decision> observed(String instance, InstanceInput.Observed observed) {
        List<Finding> findings = new ArrayList<>(Findings.observed(instance, observed));
        observed.values().stream()
                .filter(value -> value.measure() == UsageMeasure.HOST_CPU_USED)
                .forEach(value -> findings.add(busy(instance, observed.at(), value)));
        return judge(findings);
    }

    /** Of the instance it is kept for its readings to come; of sequences there may be thousands, and they change once a day. */
    private List<Decision> foreseen(String instance, InstanceInput.Foreseen foreseen, Instant now) {
        if (foreseen.series().subject().equals(Subject.instance(instance))) {
            books.foreseen().put(foreseen.series().toString(), foreseen.projection());
            return List.of();
        }
        return judge(MeasuredLimit.of(foreseen.series().measure()).stream()
                .map(limit -> runway(instance, limit, foreseen.series().subject(), foreseen.projection(), now))
                .toList());
    }

    private List<Finding> runways(String instance, Instant at) {
        Subject subject = Subject.instance(instance);
        return Arrays.stream(MeasuredLimit.values())
                .filter(limit -> limit != MeasuredLimit.SEQUENCES)
                .map(limit -> runway(instance, limit, subject, books.foreseen().get(key(limit, subject)), at))
                .toList();
    }

    private Map<MeasuredLimit, UsageProjection> foreseen(String instance) {
        Map<MeasuredLimit, UsageProjection> said = new EnumMap<>(MeasuredLimit.class);
        for (MeasuredLimit limit : MeasuredLimit.values()) {
            @Nullable
            UsageProjection known =
                    limit.canBeBought() ? books.foreseen().get(key(limit, Subject.instance(instance))) : null;
            if (known != null) {
                said.put(limit, known);
            }
        }
        return said;
    }

    private static String key(MeasuredLimit limit, Subject subject) {
        return new UsageSeries(subject, limit.measure(), Granularity.DAY).toString();
    }

    private Finding runway(
            String instance, MeasuredLimit limit, Subject subject, @Nullable UsageProjection said, Instant at) {
        Optional<Duration> leadTime = estate.capacity(instance).flatMap(Capacity::leadTime);
        Reading left = MeasuredRunways.left(limit, subject, said, leadTime, at);
        return new Finding(instance, subject, TriggerMeasure.runwayTo(limit), left);
    }

    private Finding busy(String instance, Instant at, Observation cpu) {
        @Nullable BusyHours stored = books.busyHours().get(instance);
        BusyHours before = stored == null ? BusyHours.NOTHING : stored;
        BusyHours hours = before.with(at, cpu.value());
        if (!hours.equals(before)) {
            books.busyHours().put(instance, hours);
        }
        return new Finding(
                instance, cpu.subject(), TriggerMeasure.CPU_BUSY_HOURS, hours.reading(estate.zone(instance)));
    }

    private List<Decision> heard(String instance, InstanceInput.Heard heard) {
        boolean first = unheard.spoke(Subject.database(heard.database()));
        return judge(Findings.captured(instance, heard, first));
    }

    private List<Decision> read(InstanceSample sample, Instant now) {
        unheard.spoke(Subject.instance(sample.instance()));
        List<Decision> decisions = new ArrayList<>();
        for (String database : estate.databasesOf(sample.instance())) {
            decisions.addAll(judge(Proofs.found(sample.instance(), database, books.proofs(), sample.at())));
            decisions.addAll(triggered(desk.judgeIfWatched(Findings.noneSetAside(sample.instance(), database, now))));
        }
        decisions.addAll(judge(runways(sample.instance(), sample.at())));
        estate.capacity(sample.instance()).ifPresent(capacity -> decisions.addAll(decide(capacity, sample)));
        return decisions;
    }

    private List<Decision> decide(Capacity capacity, InstanceSample sample) {
        StorageOutlook outlook = StorageOutlook.of(sample, outlooksOf(sample));
        Recommendation said =
                Recommendations.decide(capacity, outlook, foreseen(sample.instance()), estate.prices(), sample.at());
        RecommendationFact fact = RecommendationFact.of(capacity, said, sample.at());
        List<Decision> decisions =
                new ArrayList<>(judge(Findings.sampled(sample, capacity, said, outlook.projection(), fact.nextPlan())));
        RecommendationFact whole = RestoreRunway.of(
                        capacity,
                        outlook,
                        sample.storage().databaseBytes(),
                        Proofs.restoreRate(estate.databasesOf(sample.instance()), books.proofs(), sample.at()),
                        sample.at())
                .map(fact::with)
                .orElse(fact);
        decisions.add(new Decision.Recommended(whole));
        return decisions;
    }

    private List<DatabaseOutlook> outlooksOf(InstanceSample sample) {
        Map<String, Long> sizes = sample.databases();
        List<DatabaseOutlook> found = new ArrayList<>();
        for (String database : estate.databasesOf(sample.instance())) {
            @Nullable ProjectionFact fact = books.outlooks().get(database);
            @Nullable Long physical = sizes.get(database);
            if (physical != null) {
                found.add(new DatabaseOutlook(
                        database, physical, fact == null ? notYet(database) : foreseen(database, fact, sample.at())));
            }
        }
        return found;
    }

    /** Dates are read off what history says and people know. */
    private Projection foreseen(String database, ProjectionFact fact, Instant now) {
        List<Annotation> known = Stream.concat(estate.annotations().stream(), books.annotations().all().stream())
                .filter(annotation -> annotation.database().equals(database))
                .toList();
        return KnownFuture.of(known)
                .on(fact, Scope.DATABASE, Measure.LOGICAL_BYTES, now)
                .projection();
    }

    private static Projection notYet(String database) {
        return new Projection.Refusal(
                RefusalCode.INSUFFICIENT_HISTORY,
                "database " + database + " has not been projected yet",
                Optional.empty());
    }

    private List<Decision> judge(List<Finding> findings) {
        return findings.stream()
                .flatMap(finding -> triggered(desk.judge(finding)).stream())
                .toList();
    }

    private static List<Decision> triggered(List<TriggerFact> facts) {
        return facts.stream()
                .map(fact -> (Decision) new Decision.Triggered(fact))
                .toList();
    }
}
