package io.headroom.api.capacity;

import io.headroom.api.view.Usages;
import io.headroom.core.remedy.ConnectionLoad;
import io.headroom.core.remedy.ReadLoad;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageBucket;
import io.headroom.core.usage.UsageMeasure;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;

/** How busy an instance was in the last seven days, as the views know. */
record Busyness(Usages usages, String instance, List<String> databases, Instant now) {
    private static final long WEEK_SECONDS = 7 * 86_400L;

    /** Empty while nobody has counted connections. */
    Optional<ConnectionLoad> connections() {
        Subject server = Subject.instance(instance);
        OptionalDouble peak = peak(server, UsageMeasure.CONNECTIONS);
        UsageBucket usable = usages.latest(server, UsageMeasure.CONNECTIONS_USABLE);
        if (peak.isEmpty() || usable == null) {
            return Optional.empty();
        }
        return Optional.of(new ConnectionLoad(
                (int) Math.round(usable.last()),
                peak.getAsDouble(),
                both(
                        peak(server, UsageMeasure.CONNECTIONS_ACTIVE),
                        peak(server, UsageMeasure.CONNECTIONS_IDLE_IN_TRANSACTION)),
                both(
                        mean(server, UsageMeasure.CONNECTIONS_ACTIVE),
                        mean(server, UsageMeasure.CONNECTIONS_IDLE_IN_TRANSACTION)),
                sum(UsageMeasure.TRANSACTION_RATE, this::mean),
                sum(UsageMeasure.CONCURRENT_USERS, this::peak)));
    }

    /** By the processors where somebody says how busy they are, else by what the application says. */
    ReadLoad reads() {
        OptionalDouble processors = of(Subject.instance(instance), UsageMeasure.HOST_CPU_USED, UsageBucket::p95);
        OptionalDouble reported = databases.stream()
                .map(database -> of(Subject.database(database), UsageMeasure.READ_LOAD, UsageBucket::p95))
                .flatMapToDouble(OptionalDouble::stream)
                .max();
        return new ReadLoad(
                processors.isPresent() ? processors : reported,
                sum(UsageMeasure.READ_RATE, this::mean),
                sum(UsageMeasure.WRITE_RATE, this::mean),
                databases.stream()
                        .map(database -> mean(Subject.database(database), UsageMeasure.CACHE_HIT_SHARE))
                        .flatMapToDouble(OptionalDouble::stream)
                        .min());
    }

    private OptionalDouble sum(UsageMeasure measure, BiFunction<Subject, UsageMeasure, OptionalDouble> figure) {
        double[] known = databases.stream()
                .map(database -> figure.apply(Subject.database(database), measure))
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        return known.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Arrays.stream(known).sum());
    }

    private OptionalDouble peak(Subject subject, UsageMeasure measure) {
        return of(subject, measure, UsageBucket::max);
    }

    /** Of the days' means. */
    private OptionalDouble mean(Subject subject, UsageMeasure measure) {
        return lately(subject, measure).stream().mapToDouble(UsageBucket::mean).average();
    }

    /** The most of any day. */
    private OptionalDouble of(Subject subject, UsageMeasure measure, ToDoubleFunction<UsageBucket> figure) {
        return lately(subject, measure).stream().mapToDouble(figure).max();
    }

    private Collection<UsageBucket> lately(Subject subject, UsageMeasure measure) {
        return usages.days(subject, measure)
                .tailMap(now.getEpochSecond() - WEEK_SECONDS, true)
                .values();
    }

    private static OptionalDouble both(OptionalDouble one, OptionalDouble other) {
        return one.isPresent() && other.isPresent()
                ? OptionalDouble.of(one.getAsDouble() + other.getAsDouble())
                : OptionalDouble.empty();
    }
}
