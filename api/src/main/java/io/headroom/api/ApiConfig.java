package io.headroom.api;

import java.util.Map;

/**
 * How to run the API.
 *
 * @param host address to listen on
 * @param port to listen on; 0 for any that is free
 * @param kafka connection and security settings, {@code bootstrap.servers} among them
 * @param databases the configured databases by name, with their instances
 */
public record ApiConfig(String host, int port, Map<String, String> kafka, Map<String, String> databases) {
    private static final int LAST_PORT = 65_535;

    public ApiConfig {
        kafka = Map.copyOf(kafka);
        databases = Map.copyOf(databases);
        if (host.isBlank()) {
            throw new IllegalArgumentException("headroom.http.host must name an address, got '" + host + "'");
        }
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("headroom.http.port must be 0 to 65535, got " + port);
        }
    }
}
