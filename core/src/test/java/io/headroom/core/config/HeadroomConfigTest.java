package io.headroom.core.config;

import static io.headroom.core.config.Yaml.BASE;
import static io.headroom.core.config.Yaml.databases;
import static io.headroom.core.config.Yaml.headroom;
import static io.headroom.core.config.Yaml.headroomRefusal;
import static io.headroom.core.config.Yaml.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.capacity.PriceBook;
import io.headroom.core.trigger.Policy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadroomConfigTest {
    private static final String EMPTY =
            "headroom.yml is empty; begin with the key headroom, as headroom.example.yml does";

    @TempDir
    Path folder;

    @Test
    void everythingButTheTopKeyHasADefault() {
        HeadroomConfig config = Yaml.parse("headroom: {}");

        assertThat(config)
                .isEqualTo(new HeadroomConfig(
                        Map.of(),
                        Map.of(),
                        KafkaConfig.EMBEDDED,
                        new HttpConfig("127.0.0.1", 8080),
                        PriceBookFile.standard(),
                        PolicyFile.standard(),
                        OwnFiles.NONE,
                        AlertsConfig.NOBODY,
                        BASE.resolve("headroom-data")));
    }

    @Test
    void mapsHttpAndData() {
        HeadroomConfig config = headroom("http: { host: 0.0.0.0, port: 0 }\ndata: /var/lib/headroom");

        assertThat(config.http()).isEqualTo(new HttpConfig("0.0.0.0", 0));
        assertThat(config.data()).isEqualTo(Path.of("/var/lib/headroom"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        http: { port: 80a }   | headroom.http.port must be a whole number from 0 to 65535, got 80a
        http: { port: 65536 } | headroom.http.port must be a whole number from 0 to 65535, got 65536
        http: { port: -1 }    | headroom.http.port must be a whole number from 0 to 65535, got -1
        http: { port: [80] }  | headroom.http.port must be a single value, got a list
        http: { port: }       | headroom.http.port has no value; give it one or leave the key out
        http: { host: '' }    | headroom.http.host must not be empty
        http: 8080            | headroom.http must hold keys of its own, got 8080
        http: [8080]          | headroom.http must hold keys of its own, got a list
        http: ~               | headroom.http has no value; give it one or leave the key out
        data: { a: b }        | headroom.data must be a single value, got keys
        databases: [shop]     | headroom.databases must hold keys of its own, got a list
        databases: { Shop: {} } | headroom.databases.Shop is no usable name; it must match [a-z0-9][a-z0-9_-]{0,62}
        databases: { shop: }  | headroom.databases.shop has no value; give it one or leave the key out
        instances: { -a: {} } | headroom.instances.-a is no usable name; it must match [a-z0-9][a-z0-9_-]{0,62}
        """)
    void refusesMalformedValues(String keys, String message) {
        assertThat(headroomRefusal(keys)).isEqualTo(message);
    }

    @Test
    void constructorsRefuseWhatTheFileMayNotSay() {
        assertThatThrownBy(() -> new HttpConfig("localhost", 70_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port must be a whole number from 0 to 65535, got 70000");
        DatabaseConfig shop = Yaml.shop("");
        HttpConfig http = new HttpConfig("localhost", 0);
        Map<String, DatabaseConfig> databases = Map.of("shop", shop);
        assertThatThrownBy(() -> new HeadroomConfig(
                        Map.of(),
                        databases,
                        KafkaConfig.EMBEDDED,
                        http,
                        PriceBook.EMPTY,
                        Policy.NONE,
                        OwnFiles.NONE,
                        AlertsConfig.NOBODY,
                        BASE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("databases.shop.instance must be one of [], got shop");
    }

    @Test
    void refusesNamesThatAreTooLong() {
        String name = "a".repeat(64);

        assertThat(headroomRefusal("databases: { " + name + ": {} }"))
                .isEqualTo("headroom.databases." + name + " is no usable name; it must match [a-z0-9][a-z0-9_-]{0,62}");
    }

    @Test
    void refusesAnEmptyFile() {
        assertThat(List.of(refusal(""), refusal("# nothing yet\n"), refusal("---\n")))
                .containsOnly(EMPTY);
    }

    @Test
    void refusesTextThatIsNoConfiguration() {
        assertThat(refusal("just text")).isEqualTo("headroom.yml must hold keys of its own, got just text");
        assertThat(refusal("headroom: {}\n---\nheadroom: {}"))
                .isEqualTo("headroom.yml holds a second document at line 3; keep one");
    }

    @Test
    void namesTheLineThatIsNotYaml() {
        assertThat(refusal("headroom:\n  http:\n  port: 80: 80\n"))
                .isEqualTo("headroom.yml is not YAML at line 3: mapping values are not allowed here; "
                        + "mind the indentation, and quote values with { } [ ] # @ * or : in them");
    }

    @Test
    void doesNotQuoteTheLineThatIsNotYaml() {
        assertThat(refusal("headroom: { password: ${s3cret} }"))
                .contains("at line 1:")
                .doesNotContain("s3cret");
        assertThat(refusal("headroom: { password: @s3cret }"))
                .contains("at line 1:")
                .doesNotContain("s3cret");
        assertThat(refusal("headroom:\n  data: *s3cret")).contains("at line 2:").doesNotContain("s3cret");
    }

    @Test
    void refusesAKeyThatIsWrittenTwice() {
        assertThat(refusal("headroom:\n  http:\n    port: 80\n    port: 81\n"))
                .isEqualTo("headroom.http.port is written twice, again at line 4; keep one");
    }

    @Test
    void readsAnchorsAndAliases() {
        HeadroomConfig config = headroom("instances:\n  a: &like { plan: x/y }\n  b: *like\n");

        assertThat(config.instances().get("b")).isEqualTo(config.instances().get("a"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        headrom: {}                                    | headrom is not a key of headroom.yml; did you mean headroom?
        headroom: { htpp: {} }                         | headroom.htpp is not a key of headroom; did you mean http?
        headroom: { http: { prot: 80 } }               | headroom.http.prot is not a key of headroom.http; did you mean port?
        headroom: { instances: { a: { plans: x } } }   | headroom.instances.a.plans is not a key of headroom.instances.a; did you mean plan?
        headroom: { instances: { a: { leadTime: P1D } } } | headroom.instances.a.leadTime is not a key of headroom.instances.a; did you mean lead-time?
        headroom: { instances: { a: { capacity: { cpus: 2 } } } } | headroom.instances.a.capacity.cpus is not a key of headroom.instances.a.capacity; did you mean vcpus?
        headroom: { databases: { shop: { tennant: {} } } } | headroom.databases.shop.tennant is not a key of headroom.databases.shop; did you mean tenant?
        headroom: { http: { colour: red } }            | headroom.http.colour is not a key of headroom.http; its keys are host, port
        """)
    void suggestsTheNearestKey(String yaml, String message) {
        assertThat(refusal(yaml)).isEqualTo(message);
    }

    @Test
    void requiresADatabaseOnlyWhenAsked() {
        HeadroomConfig without = Yaml.parse("headroom: {}");
        HeadroomConfig with = headroom(databases(""));

        assertThat(with.requireDatabases()).containsOnlyKeys("shop");
        assertThatThrownBy(without::requireDatabases)
                .isInstanceOf(ConfigException.class)
                .hasMessage("headroom.databases names no database to watch; add one with url, username and password, "
                        + "as headroom.example.yml does");
    }

    @Test
    void loadsAFileAndStartsRelativePathsAtItsFolder() throws Exception {
        Path file = Files.writeString(folder.resolve("my.yml"), "headroom: { data: ./state/../data }");

        assertThat(HeadroomConfig.load(file, Map.of()).data()).isEqualTo(folder.resolve("data"));
    }

    @Test
    void refusesAFileThatCannotBeRead() throws Exception {
        Path missing = folder.resolve("missing.yml");
        Path binary = Files.write(folder.resolve("latin.yml"), "é".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> HeadroomConfig.load(missing, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage(missing + " does not exist; copy headroom.example.yml there and adapt it");
        assertThatThrownBy(() -> HeadroomConfig.load(binary, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage(binary + " is not UTF-8 text; save it as such");
        assertThatThrownBy(() -> HeadroomConfig.load(folder, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage(folder + " cannot be read; it must be a file this user may open");
    }
}
