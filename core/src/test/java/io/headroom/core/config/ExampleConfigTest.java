package io.headroom.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code headroom.example.yml} is what people start from, so it has to load, and to load as it says. */
class ExampleConfigTest {
    private static final Path EXAMPLE = Path.of("..", "headroom.example.yml");
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "SHOP_PASSWORD",
            "s3cret",
            "KAFKA_PASSWORD",
            "s3cret",
            "SLACK_URL",
            "https://hooks.slack.com/x",
            "WEBHOOK_SECRET",
            "s3cret");

    @TempDir
    Path folder;

    private String text;

    @BeforeEach
    void readTheExample() throws Exception {
        text = Files.readString(EXAMPLE);
        Files.writeString(folder.resolve("blog-password.txt"), "s3cret\n");
        Files.writeString(folder.resolve("prices.yml"), "effective: 2026-11-21\nkind: LIST\n");
        Files.writeString(folder.resolve("policies.yml"), "rules: { storage-warning: { above: 80% } }\n");
    }

    @Test
    void loadsAsItIs() {
        HeadroomConfig config = HeadroomConfig.load(EXAMPLE, ENVIRONMENT);

        assertThat(config.requireDatabases()).containsOnlyKeys("shop");
        assertThat(config.instances()).containsOnlyKeys("main");
        assertThat(config.kafka().embedded()).isTrue();
    }

    @Test
    void loadsWithEveryKeySwitchedOn() {
        HeadroomConfig config = HeadroomConfig.parse(allSwitchedOn(), ENVIRONMENT, folder);

        assertThat(config.databases()).containsOnlyKeys("shop", "blog");
        assertThat(config.instances()).containsOnlyKeys("main", "blog");
        assertThat(config.kafka().properties())
                .containsOnlyKeys("security.protocol", "sasl.mechanism", "sasl.jaas.config");
    }

    @Test
    void showsTheDefaultsThatTheCodeHas() {
        HeadroomConfig example = HeadroomConfig.parse(text, ENVIRONMENT, Yaml.BASE);
        HeadroomConfig defaults = Yaml.parse("headroom: {}");
        DatabaseConfig shop = example.requireDatabases().get("shop");
        DatabaseConfig bare = Yaml.shop("");

        assertThat(example.http()).isEqualTo(defaults.http());
        assertThat(example.data()).isEqualTo(defaults.data());
        assertThat(example.kafka().initialPartitions())
                .isEqualTo(defaults.kafka().initialPartitions());
        assertThat(List.of(shop.tables(), shop.createdAt(), shop.capture(), shop.heartbeat()))
                .isEqualTo(List.of(bare.tables(), bare.createdAt(), bare.capture(), bare.heartbeat()));
        assertThat(shop.acceptUnboundedWal()).isEqualTo(bare.acceptUnboundedWal());
    }

    private String allSwitchedOn() {
        return text.replaceAll("(?m)^( *)#(?=\\S)", "$1");
    }
}
