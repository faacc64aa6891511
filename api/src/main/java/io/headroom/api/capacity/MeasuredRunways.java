package io.headroom.api.capacity;

import io.headroom.api.declaration.InForce;
import io.headroom.api.view.Expectations;
import io.headroom.api.view.Views;
import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.Doubt;
import io.headroom.core.capacity.MeasuredLimit;
import io.headroom.core.capacity.MeasuredRunway;
import io.headroom.core.growth.Granularity;
import io.headroom.core.projection.UsageProjection;
import io.headroom.core.projection.UsageSeries;
import io.headroom.core.usage.Subject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds when the measured resources of an instance run out: connections, memory, CPU, ids, sequences. */
@Singleton
final class MeasuredRunways {
    private static final List<MeasuredLimit> OF_INSTANCE = List.of(
            MeasuredLimit.CONNECTIONS,
            MeasuredLimit.MEMORY,
            MeasuredLimit.CPU,
            MeasuredLimit.TRANSACTION_IDS,
            MeasuredLimit.MULTIXACT_IDS);
    /** There may be thousands: those that run out first, or the fullest if none does. */
    private static final int SEQUENCES = 3;

    private final Views views;
    private final InForce inForce;
    private final InstantSource clock;

    MeasuredRunways(Views views, InForce inForce, InstantSource clock) {
        this.views = views;
        this.inForce = inForce;
        this.clock = clock;
    }

    /**
     * In no order; a row for each limit, with the reason where it has no date.
     *
     * @param databases those on the instance
     */
    List<LimitRow> of(String instance, Collection<String> databases) {
        Expectations expectations = views.facts().expectations();
        Optional<Duration> leadTime = inForce.capacity(instance).value().flatMap(Capacity::leadTime);
        Subject subject = Subject.instance(instance);
        List<LimitRow> rows = new ArrayList<>();
        for (MeasuredLimit limit : OF_INSTANCE) {
            UsageSeries series = new UsageSeries(subject, limit.measure(), Granularity.DAY);
            rows.add(row(limit, subject, expectations.of(series), leadTime));
        }
        List<LimitRow> sequences = new ArrayList<>();
        expectations
                .sequences(databases)
                .forEach((name, said) ->
                        sequences.add(row(MeasuredLimit.SEQUENCES, Subject.parse(name), said, leadTime)));
        rows.addAll(worst(sequences));
        return rows;
    }

    private LimitRow row(
            MeasuredLimit limit, Subject subject, @Nullable UsageProjection said, Optional<Duration> leadTime) {
        if (said == null) {
            return LimitRow.unknown(limit, subject, null, unread(limit, subject));
        }
        if (said.isStaleAt(clock.instant())) {
            String detail = limit.measure() + " of " + subject + " has not been read since " + said.asOf();
            return LimitRow.unknown(limit, subject, said, useUnknown(detail));
        }
        return LimitRow.of(MeasuredRunway.of(limit, subject, said, leadTime), said);
    }

    private static List<LimitRow> worst(List<LimitRow> sequences) {
        List<LimitRow> dated = sequences.stream()
                .filter(row -> row.p10() != null)
                .sorted(LimitRow.WORST_FIRST)
                .toList();
        return dated.isEmpty()
                ? sequences.stream()
                        .max(Comparator.comparing(LimitRow::value, Comparator.nullsFirst(Comparator.naturalOrder())))
                        .stream()
                        .toList()
                : dated.subList(0, Math.min(SEQUENCES, dated.size()));
    }

    private static Refusal unread(MeasuredLimit limit, Subject subject) {
        return useUnknown(
                switch (limit) {
                    case MEMORY, CPU ->
                        "the machine is not read: headroom.instances." + subject.owner() + ".host says whom to ask";
                    default -> limit.measure() + " has not been read yet";
                });
    }

    private static Refusal useUnknown(String detail) {
        return new Refusal(Doubt.Code.USE_UNKNOWN.name(), detail, null);
    }
}
