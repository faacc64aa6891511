package io.headroom.api;

import io.headroom.api.declaration.Configured;
import io.headroom.core.config.AlertsConfig;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.config.HttpConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How to run the API.
 *
 * @param kafka connection and security settings, {@code bootstrap.servers} among them
 * @param databases the configured databases by name, with their instances
 * @param tenantNames what people call the tenants of a database, by database and tenant
 * @param configured what the configuration declares: capacities, prices, policies
 * @param alerts who is told when they are
 */
public record ApiConfig(
        HttpConfig http,
        Map<String, String> kafka,
        Map<String, String> databases,
        Map<String, Map<String, String>> tenantNames,
        Configured configured,
        AlertsConfig alerts) {

    public ApiConfig {
        kafka = Map.copyOf(kafka);
        databases = Map.copyOf(databases);
        tenantNames = Map.copyOf(tenantNames);
    }

    /** @param bootstrapServers the broker's, embedded or not */
    public static ApiConfig of(HeadroomConfig config, String bootstrapServers) {
        Map<String, String> kafka = new HashMap<>(config.kafka().properties());
        kafka.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        Map<String, String> databases = new HashMap<>();
        Map<String, Map<String, String>> names = new HashMap<>();
        for (DatabaseConfig database : config.databases().values()) {
            databases.put(database.name(), database.instance());
            names.put(database.name(), database.tenant().names());
        }
        return new ApiConfig(config.http(), kafka, databases, names, Configured.of(config), config.alerts());
    }

    /** Shows the names of the settings only: some hold passwords. */
    @Override
    public String toString() {
        return "ApiConfig[http=" + http + ", kafka=" + kafka.keySet() + ", databases=" + databases + "]";
    }
}
