package io.headroom.api.alert;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.ToLongFunction;

/** The receivers as Prometheus sees them: it can raise the alarm that alarms do not arrive. */
@Context
@Requires(beans = Couriers.class)
final class DeliveryGauges implements MultiCollector {
    private final Couriers couriers;
    private final InstantSource clock = InstantSource.system();

    DeliveryGauges(Couriers couriers, PrometheusMeterRegistry registry) {
        this.couriers = couriers;
        registry.getPrometheusRegistry().register(this);
    }

    @Override
    public MetricSnapshots collect() {
        return MetricSnapshots.of(
                counter("headroom_alerts_delivered", "Notifications that were taken", Delivery::delivered),
                counter("headroom_alerts_failures", "Attempts that failed, and are repeated", Delivery::failures),
                counter("headroom_alerts_refused", "Notifications that will never be taken", Delivery::refused),
                waiting());
    }

    private CounterSnapshot counter(String name, String help, ToLongFunction<Delivery> count) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help);
        couriers.all()
                .forEach(courier -> counter.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                        .labels(labels(courier))
                        .value((double) count.applyAsLong(courier.delivery()))
                        .build()));
        return counter.build();
    }

    private GaugeSnapshot waiting() {
        Instant now = clock.instant();
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder()
                .name("headroom_alerts_waiting_seconds")
                .help("For how long the same notification has been tried, 0 while none waits");
        couriers.all().forEach(courier -> {
            Instant since = courier.delivery().waitingSince();
            double seconds = since == null ? 0 : Duration.between(since, now).toMillis() / 1000.0;
            gauge.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                    .labels(labels(courier))
                    .value(seconds)
                    .build());
        });
        return gauge.build();
    }

    private static Labels labels(Courier courier) {
        return Labels.of("receiver", courier.receiver().name());
    }
}
