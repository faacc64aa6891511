package io.headroom.bench.trigger;

import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.DatabaseOutlook;
import io.headroom.core.capacity.Limit;
import io.headroom.core.capacity.Runway;
import io.headroom.core.capacity.StorageOutlook;
import io.headroom.core.forecast.Path;
import io.headroom.core.quantity.Bytes;
import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.Reading;
import io.headroom.core.trigger.Recent;
import io.headroom.core.trigger.Rule;
import io.headroom.core.trigger.Runways;
import io.headroom.core.trigger.TriggerMeasure;
import io.headroom.core.trigger.TriggerState;
import io.headroom.core.trigger.Triggers;
import io.headroom.core.trigger.View;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.StorageUse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Rules as they ship, moved by the code that moves them in a running Headroom. */
final class PolicyGuard implements Guard {
    private static final String DATABASE = "database";
    private static final int EVERY = 6;

    private final Trace trace;
    private final Projected projected;
    private final List<Rule> rules;
    private final boolean alsoUncertain;
    private final Map<String, TriggerState> states = new HashMap<>();
    private final Map<String, Recent> recent = new HashMap<>();

    /** @param alsoUncertain a what-if: an early date counts even where growth is within the noise, and says nothing today */
    PolicyGuard(Trace trace, Projected projected, List<Rule> rules, boolean alsoUncertain) {
        this.alsoUncertain = alsoUncertain;
        this.trace = trace;
        this.projected = projected;
        this.rules = rules;
    }

    @Override
    public boolean fires(int hour, double capacity) {
        Instant at = Projected.at(hour);
        long used = Math.round(trace.bytes(hour));
        Capacity has = new Capacity(
                "instance",
                Optional.of(new Bytes(Math.round(capacity))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(trace.leadTime()));
        boolean any = false;
        for (Rule rule : rules) {
            Optional<Reading> reading = rule.measure() == TriggerMeasure.STORAGE_USED
                    ? share(rule, at, used / capacity)
                    : runway(rule.measure(), hour, at, used, has);
            TriggerState state = states.getOrDefault(rule.name(), TriggerState.QUIET);
            TriggerState next = reading.map(read -> moved(state, read, rule)).orElse(state);
            states.put(rule.name(), next);
            any |= next.phase() == Phase.FIRING;
        }
        return any;
    }

    /** Looked at every six hours only: a projection changes once a day, and a thousand traces are many. */
    private Optional<Reading> runway(TriggerMeasure measure, int hour, Instant at, long used, Capacity capacity) {
        if (hour % EVERY != 0) {
            return Optional.empty();
        }
        InstanceSample sample = new InstanceSample(
                capacity.instance(),
                at,
                StorageUse.of(used, 0L, 0L),
                Map.of(DATABASE, used),
                null,
                null,
                Map.of(),
                List.of());
        StorageOutlook outlook = StorageOutlook.of(
                sample, List.of(new DatabaseOutlook(DATABASE, used, projected.on(hour / Trace.HOURS))));
        List<Runway> runways = Runway.storage(capacity, outlook, at);
        Reading left = measure == TriggerMeasure.STORAGE_RUNWAY
                ? Runways.left(runways, outlook.projection(), capacity, at)
                : Runways.likelyLeft(runways, outlook.projection(), capacity, at);
        return left instanceof Reading.Unknown && alsoUncertain && outlook.projection() instanceof Path path
                ? early(path, at, capacity)
                : Optional.of(left);
    }

    private Optional<Reading> early(Path path, Instant at, Capacity capacity) {
        long limit = Limit.Kind.CEILING.of(capacity.storage().orElseThrow()).bytes();
        return IntStream.rangeClosed(1, path.horizonDays())
                .filter(day -> path.at(day).p90() >= limit)
                .mapToObj(day -> Duration.between(
                                at, path.date(day - 1).atStartOfDay().toInstant(ZoneOffset.UTC))
                        .minus(trace.leadTime()))
                .map(left -> (Reading) new Reading.Measured(at, Math.max(0, left.toSeconds())))
                .findFirst();
    }

    private Optional<Reading> share(Rule rule, Instant at, double used) {
        if (rule.view() == View.LATEST) {
            return Optional.of(new Reading.Measured(at, used));
        }
        Recent readings = recent.getOrDefault(rule.name(), Recent.NOTHING).with(at, used, rule.view());
        recent.put(rule.name(), readings);
        return readings.seen(rule.view()).stream()
                .mapToObj(seen -> (Reading) new Reading.Measured(at, seen))
                .findFirst();
    }

    /** What is read of an hour is read every minute of it for as long as the rule has to hold. */
    private static TriggerState moved(TriggerState state, Reading reading, Rule rule) {
        TriggerState next = Triggers.step(state, reading, rule, reading.at()).state();
        for (long minute = 1;
                next.phase() == Phase.PENDING && minute <= rule.hold().toMinutes();
                minute++) {
            Instant at = reading.at().plus(Duration.ofMinutes(minute));
            next = Triggers.step(next, new Reading.Measured(at, reading.known().orElseThrow()), rule, at)
                    .state();
        }
        return next;
    }
}
