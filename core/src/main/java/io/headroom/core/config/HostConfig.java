package io.headroom.core.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The machine under a server: what PostgreSQL cannot say of it. A Prometheus server knows it, or somebody declares it.
 *
 * @param prometheus none where all sources are constants
 * @param sources by measure; a measure without one is not read
 */
public record HostConfig(@Nullable PrometheusConfig prometheus, Map<HostMeasure, HostSource> sources) {
    private static final List<String> SERVER_KEYS =
            List.of("prometheus", "username", "password", "password-file", "selector", "mountpoint");

    public HostConfig {
        sources = Map.copyOf(sources);
        boolean asks = sources.values().stream().anyMatch(HostSource.Query.class::isInstance);
        if (asks && prometheus == null) {
            throw new IllegalArgumentException("prometheus is missing; write the address of the server to be asked");
        }
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("prometheus is missing; write its address, or constants");
        }
    }

    static HostConfig read(Section section) {
        List<String> keys = new ArrayList<>(SERVER_KEYS);
        List.of(HostMeasure.values()).forEach(measure -> keys.add(measure.key()));
        section.only(keys);
        PrometheusConfig prometheus = section.has("prometheus") ? PrometheusConfig.read(section) : null;
        String selector = section.value("selector", HostConfig::matchers, "");
        String mountpoint = section.value("mountpoint", Scalars::text, "/");
        Map<HostMeasure, HostSource> sources = new EnumMap<>(HostMeasure.class);
        for (HostMeasure measure : HostMeasure.values()) {
            HostSource written = section.value(measure.key(), measure::read);
            if (written != null) {
                sources.put(measure, written);
            } else if (prometheus != null) {
                sources.put(measure, measure.nodeExporter(selector, mountpoint));
            }
        }
        return section.build(() -> new HostConfig(prometheus, sources));
    }

    /** Label matchers without the braces that people may be used to writing. */
    private static String matchers(String text) {
        return Scalars.text(text).strip().replaceFirst("^\\{(.*)\\}$", "$1");
    }
}
