package io.headroom.api.database;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A figure of every database, by the label {@code database}.
 *
 * @param value null where it is not known: then the database has no sample
 */
record DatabaseGauge(String name, String help, Function<DatabaseSummary, @Nullable Number> value) {

    MetricSnapshot of(List<DatabaseSummary> databases) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
        for (DatabaseSummary database : databases) {
            Number known = value.apply(database);
            if (known != null) {
                gauge.dataPoint(GaugeDataPointSnapshot.builder()
                        .labels(Labels.of("database", database.name()))
                        .value(known.doubleValue())
                        .build());
            }
        }
        return gauge.build();
    }
}
