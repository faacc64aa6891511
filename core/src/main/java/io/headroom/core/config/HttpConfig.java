package io.headroom.core.config;

import java.util.List;

/**
 * Where the API and the dashboard listen. Only this machine can reach them unless the host says otherwise.
 *
 * @param port 0 for any that is free
 */
public record HttpConfig(String host, int port) {
    private static final WholeNumbers PORTS = new WholeNumbers(0, 65_535);

    public HttpConfig {
        Require.notBlank("host", host);
        PORTS.require("port", port);
    }

    static HttpConfig read(Section section) {
        section.only(List.of("host", "port"));
        return section.build(() -> new HttpConfig(
                section.value("host", Scalars::text, "127.0.0.1"), section.value("port", PORTS::parse, 8080)));
    }
}
