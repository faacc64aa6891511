package io.headroom.core.config;

import static io.headroom.core.config.Yaml.headroom;
import static io.headroom.core.config.Yaml.headroomRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaConfigTest {

    @Test
    void isEmbeddedUnlessABrokerIsNamed() {
        KafkaConfig kafka = headroom("kafka: {}").kafka();

        assertThat(kafka).isEqualTo(KafkaConfig.EMBEDDED);
        assertThat(kafka.embedded()).isTrue();
        assertThat(kafka.initialPartitions()).isEqualTo(4);
        assertThat(kafka.replicationFactor()).isEqualTo((short) 1);
    }

    @Test
    void leavesReplicationToAnExternalBroker() {
        KafkaConfig kafka = headroom("kafka: { bootstrap-servers: 'a:9092' }").kafka();

        assertThat(kafka)
                .isEqualTo(new KafkaConfig("a:9092", Map.of(), OptionalInt.empty(), KafkaConfig.BROKER_DEFAULT));
        assertThat(kafka.embedded()).isFalse();
        assertThat(kafka.initialPartitions()).isEqualTo(24);
    }

    @Test
    void mapsEveryPropertyAndPassesKafkasOwnThrough() {
        KafkaConfig kafka = headroom("""
                kafka:
                  bootstrap-servers: a:9092, b:9092
                  partitions: 12
                  replication-factor: 3
                  security.protocol: SASL_SSL
                  my.extension.setting: on
                """).kafka();

        assertThat(kafka)
                .isEqualTo(new KafkaConfig(
                        "a:9092, b:9092",
                        Map.of("security.protocol", "SASL_SSL", "my.extension.setting", "on"),
                        OptionalInt.of(12),
                        (short) 3));
        assertThat(kafka.initialPartitions()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        partitions: 0         | partitions must be a whole number from 1 to 1000, got 0
        partitions: four      | partitions must be a whole number from 1 to 1000, got four
        replication-factor: 3 | replication-factor must be 1 on the embedded broker, got 3
        replication-factor: -1 | replication-factor must be a whole number from 1 to 100, got -1
        bootstrap-servers: localhost | bootstrap-servers must look like host:port,host:port, got localhost
        bootstrap-servers: [a]       | bootstrap-servers must be a single value, got a list
        security.protocol: SSL       | security.protocol needs bootstrap-servers, because the embedded broker takes no client settings
        security: { protocol: SSL }  | security must be a single value, got keys
        bootstrap-server: a:1        | bootstrap-server is not a key of headroom.kafka; did you mean bootstrap-servers?
        bootstrap.servers: a:1       | bootstrap.servers is not a key of headroom.kafka; did you mean bootstrap-servers?
        partition: 3                 | partition is not a key of headroom.kafka; did you mean partitions?
        securty.protocol: SSL        | securty.protocol is not a key of headroom.kafka; did you mean security.protocol?
        """)
    void refusesMalformedValuesAndNearMisses(String property, String message) {
        assertThat(headroomRefusal("kafka: { " + property + " }")).isEqualTo("headroom.kafka." + message);
    }

    @Test
    void neverShowsTheValuesOfSettings() {
        KafkaConfig kafka = headroom("kafka: { bootstrap-servers: 'a:1', sasl.jaas.config: s3cret }")
                .kafka();

        assertThat(kafka)
                .hasToString("KafkaConfig[bootstrapServers=a:1, properties=[sasl.jaas.config], partitions=24, "
                        + "replicationFactor=-1]");
    }
}
