package io.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.config.HeadroomConfig;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiConfigTest {

    @Test
    void takesWhatConcernsTheApiFromTheWholeConfig() {
        HeadroomConfig whole = HeadroomConfig.parse("""
                headroom:
                  databases:
                    shop:
                      instance: main
                      url: "postgresql://127.0.0.1/shop"
                      username: u
                      password: p
                      tenant: { column: tenant_id, names: { 7: Leeds Gas } }
                  instances: { main: {} }
                  kafka: { bootstrap-servers: "broker:9092", sasl.jaas.config: "a secret" }
                  http: { host: 0.0.0.0, port: 8081 }
                """, Map.of(), Path.of(""));

        ApiConfig config = ApiConfig.of(whole, "broker:9092");

        assertThat(config.http().host()).isEqualTo("0.0.0.0");
        assertThat(config.http().port()).isEqualTo(8081);
        assertThat(config.databases()).isEqualTo(Map.of("shop", "main"));
        assertThat(config.tenantNames()).isEqualTo(Map.of("shop", Map.of("7", "Leeds Gas")));
        assertThat(config.kafka())
                .isEqualTo(Map.of("bootstrap.servers", "broker:9092", "sasl.jaas.config", "a secret"));
        assertThat(config.toString()).doesNotContain("a secret");
    }
}
