package io.headroom.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TestServersIT {

    private final TestServers servers = TestServers.shared();

    @Test
    void carriesARecordThroughATopic_committedInATransaction() {
        servers.createTopic("greetings", 2, Map.of("cleanup.policy", "compact"));

        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers.bootstrapServers(), "transactional.id", "greeter"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("greetings", "key".getBytes(UTF_8), "hello".getBytes(UTF_8)));
            producer.commitTransaction();
        }

        List<String> received = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", servers.bootstrapServers(),
                        "group.id", "listener",
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("greetings"));
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(polled -> received.add(new String(polled.value(), UTF_8)));
                assertThat(received).containsExactly("hello");
            });
        }
    }

    @Test
    void leavesAMisspeltTopicMissing() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers.bootstrapServers()))) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("greetngs"))
                            .allTopicNames()
                            .get())
                    .hasMessageContaining("UnknownTopicOrPartition");
        }
    }

    @Test
    void keepsWhatACommitPromises() throws SQLException {
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
    }

    @Test
    void decodesLogically_andBoundsWhatASlotRetains() throws SQLException {
        assertThat(setting("wal_level")).isEqualTo("logical");
        assertThat(setting("max_slot_wal_keep_size")).isEqualTo("2GB");
        assertThat(setting("max_replication_slots")).isEqualTo("20");
        assertThat(setting("max_wal_senders")).isEqualTo("20");
        assertThat(setting("max_connections")).isEqualTo("100");
    }

    @Test
    void givesEachTestADatabaseOfItsOwn() throws SQLException {
        String first = servers.postgres().newDatabase("orders");
        String second = servers.postgres().newDatabase("orders");

        assertThat(first).startsWith("orders").isNotEqualTo(second);
        try (Connection connection = servers.postgres().connect(second)) {
            assertThat(connection.getCatalog()).isEqualTo(second);
        }
    }

    @Test
    void refusesADatabaseNameThatIsNotPlain() {
        assertThatThrownBy(() -> servers.postgres().newDatabase("a; b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a; b");
    }

    private String setting(String name) throws SQLException {
        try (Connection connection = servers.postgres().connect("postgres");
                ResultSet row = connection.createStatement().executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
