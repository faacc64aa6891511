package io.headroom.ingest.sampler;

import io.headroom.core.config.HostConfig;
import io.headroom.core.config.HostMeasure;
import io.headroom.core.config.HostSource;
import io.headroom.core.config.PrometheusConfig;
import io.headroom.core.usage.Measured;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageSample;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what is known of the machine under an instance. What Prometheus does not answer is unknown, each by itself. */
final class HostReader {
    private final String instance;
    private final Map<UsageMeasure, Measured> constants = new EnumMap<>(UsageMeasure.class);
    private final Map<HostMeasure, String> queries = new EnumMap<>(HostMeasure.class);
    private final @Nullable PrometheusConfig server;
    private final @Nullable Prometheus prometheus;

    HostReader(String instance, HostConfig config) {
        this.instance = instance;
        this.server = config.prometheus();
        this.prometheus = server == null ? null : new Prometheus(server);
        config.sources().forEach((measure, source) -> {
            if (source instanceof HostSource.Constant constant) {
                constants.put(measure.measure(), new Measured.Known(constant.value()));
            } else {
                queries.put(measure, ((HostSource.Query) source).promql());
            }
        });
    }

    UsageSample read(Instant at) throws InterruptedException {
        Map<UsageMeasure, Measured> measures = new EnumMap<>(UsageMeasure.class);
        measures.putAll(constants);
        if (prometheus != null && server != null) {
            measures.putAll(answers(prometheus, server));
        }
        return new UsageSample(Subject.instance(instance), at, measures);
    }

    private Map<UsageMeasure, Measured> answers(Prometheus asked, PrometheusConfig at) throws InterruptedException {
        Map<UsageMeasure, Measured> answers = new EnumMap<>(UsageMeasure.class);
        try {
            for (Map.Entry<HostMeasure, String> query : queries.entrySet()) {
                answers.put(query.getKey().measure(), answer(asked, query.getKey(), query.getValue()));
            }
        } catch (IOException e) {
            // Nothing else is asked: each of its timeouts takes seconds.
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            Measured away = new Measured.Unknown(
                    "Prometheus at " + at.url() + " does not answer: " + why,
                    "Let Headroom reach it, or correct prometheus in " + section() + ".");
            queries.keySet().forEach(measure -> answers.putIfAbsent(measure.measure(), away));
        }
        return answers;
    }

    private Measured answer(Prometheus asked, HostMeasure measure, String query)
            throws IOException, InterruptedException {
        try {
            return new Measured.Known(asked.ask(query));
        } catch (Prometheus.NoNumberException e) {
            return new Measured.Unknown(
                    e.getMessage() + ": " + query,
                    "Let selector and mountpoint in " + section() + " name this machine, or write a query as "
                            + measure.key() + " there.");
        }
    }

    private String section() {
        return "headroom.instances." + instance + ".host";
    }
}
