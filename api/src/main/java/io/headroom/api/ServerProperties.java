package io.headroom.api;

import io.headroom.core.config.HttpConfig;
import java.util.Map;

/** What Micronaut is told; it reads no file and no environment of its own. */
final class ServerProperties {
    private static final int ANY_FREE = -1;
    private static final int MAX_BODY = 1 << 20;
    private static final String ECHARTS = "META-INF/resources/_static/echarts/6.0.0/dist";

    private ServerProperties() {}

    static Map<String, Object> of(HttpConfig http) {
        return Map.ofEntries(
                Map.entry("micronaut.application.name", "headroom"),
                Map.entry("micronaut.server.host", http.host()),
                Map.entry("micronaut.server.port", http.port() == 0 ? ANY_FREE : http.port()),
                Map.entry("micronaut.server.max-request-size", MAX_BODY),
                Map.entry("micronaut.router.static-resources.page.paths", "classpath:page"),
                Map.entry("micronaut.router.static-resources.page.mapping", "/**"),
                Map.entry("micronaut.router.static-resources.echarts.paths", "classpath:" + ECHARTS),
                Map.entry("micronaut.router.static-resources.echarts.mapping", "/lib/echarts/**"),
                Map.entry("micronaut.server.netty.keep-alive-on-server-error", true),
                // Nulls are part of the contract: unknown is said, not left out.
                Map.entry("jackson.serialization-inclusion", "ALWAYS"),
                Map.entry("jackson.serialization.writeDatesAsTimestamps", false),
                Map.entry("jackson.serialization.writeDurationsAsTimestamps", false),
                Map.entry("jackson.generator.writeBigdecimalAsPlain", true),
                Map.entry("jackson.deserialization.failOnUnknownProperties", true),
                Map.entry("endpoints.all.enabled", false),
                Map.entry("endpoints.prometheus.enabled", true),
                Map.entry("endpoints.prometheus.sensitive", false),
                Map.entry("micronaut.metrics.export.prometheus.enabled", true));
    }
}
