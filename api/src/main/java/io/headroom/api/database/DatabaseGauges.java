package io.headroom.api.database;

import io.headroom.api.view.Standing;
import io.headroom.api.view.Views;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The databases as Prometheus sees them. Read from the views at each scrape: what is unknown, or not restored yet, has no
 * sample, so that an alert on absence can tell it from 0.
 */
@Context
@Requires(beans = Views.class)
final class DatabaseGauges implements MultiCollector {
    private static final List<DatabaseGauge> GAUGES = List.of(
            new DatabaseGauge("headroom_database_rows", "Live rows", DatabaseSummary::rows),
            new DatabaseGauge(
                    "headroom_database_logical_bytes",
                    "Uncompressed bytes of live rows",
                    DatabaseSummary::logicalBytes),
            new DatabaseGauge("headroom_database_physical_bytes", "Bytes on disk", DatabaseSummary::physicalBytes),
            new DatabaseGauge(
                    "headroom_capture_freshness_seconds",
                    "Age of the moment up to which every commit is counted",
                    DatabaseSummary::freshnessSeconds),
            new DatabaseGauge(
                    "headroom_slot_retained_bytes",
                    "WAL that PostgreSQL keeps for Headroom's slot",
                    summary -> known(summary, RetainedWal::retainedBytes)),
            new DatabaseGauge(
                    "headroom_slot_budget_bytes",
                    "WAL at which Headroom drops its slot",
                    summary -> known(summary, RetainedWal::budgetBytes)),
            new DatabaseGauge(
                    "headroom_drift_rows",
                    "Rows by which counts differ from what PostgreSQL counts, found twice in a row",
                    summary -> checked(summary, Reconciled::driftRows)),
            new DatabaseGauge(
                    "headroom_verified_tables_ratio",
                    "Tables of which PostgreSQL counted the same rows last, of all tables",
                    summary -> checked(summary, Reconciled::verifiedShare)));

    private final Databases databases;
    private final Views views;

    DatabaseGauges(Databases databases, Views views, PrometheusMeterRegistry registry) {
        this.databases = databases;
        this.views = views;
        registry.getPrometheusRegistry().register(this);
    }

    @Override
    public MetricSnapshots collect() {
        Standing standing = views.standing();
        List<DatabaseSummary> summaries = standing.servable()
                ? databases.all().stream().map(DatabaseSummary::of).toList()
                : List.of();
        Stream<MetricSnapshot> gauges = GAUGES.stream().map(gauge -> gauge.of(summaries));
        return new MetricSnapshots(Stream.concat(gauges, Stream.of(malformed())).toList());
    }

    private static @Nullable Number known(DatabaseSummary summary, ToLongFunction<RetainedWal> bytes) {
        RetainedWal wal = summary.slotWal();
        return wal == null || !wal.current() ? null : (Number) bytes.applyAsLong(wal);
    }

    private static @Nullable Number checked(DatabaseSummary summary, Function<Reconciled, @Nullable Number> value) {
        Reconciled checks = summary.reconciliation();
        return checks == null ? null : value.apply(checks);
    }

    private CounterSnapshot malformed() {
        CounterSnapshot.Builder counter = CounterSnapshot.builder()
                .name("headroom_view_malformed_records")
                .help("Records left out of the views because they made no sense");
        views.malformed()
                .forEach((topic, records) -> counter.dataPoint(CounterDataPointSnapshot.builder()
                        .labels(Labels.of("topic", topic))
                        .value(records)
                        .build()));
        return counter.build();
    }
}
