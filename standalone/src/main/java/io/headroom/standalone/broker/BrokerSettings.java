package io.headroom.standalone.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Settings of a single small broker that must forget nothing. Everything not named here is Kafka's default. */
record BrokerSettings(Path directory, int port, int controllerPort) {
    static final int NODE_ID = 1;
    static final String HOST = "127.0.0.1";
    static final String CONTROLLER = "CONTROLLER";
    private static final String MEBIBYTE = Integer.toString(1 << 20);

    Map<String, String> toMap() {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(listeners());
        settings.putAll(oneReplica());
        settings.putAll(longMemory());
        settings.putAll(smallMachine());
        return settings;
    }

    private Map<String, String> listeners() {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", Integer.toString(NODE_ID)),
                Map.entry(
                        "listeners",
                        "PLAINTEXT://%1$s:%2$d,CONTROLLER://%1$s:%3$d".formatted(HOST, port, controllerPort)),
                Map.entry("advertised.listeners", "PLAINTEXT://%s:%d".formatted(HOST, port)),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("controller.listener.names", CONTROLLER),
                Map.entry("controller.quorum.voters", "%d@%s:%d".formatted(NODE_ID, HOST, controllerPort)),
                Map.entry("log.dirs", directory.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("metric.reporters", ""));
    }

    private static Map<String, String> oneReplica() {
        return Map.ofEntries(
                Map.entry("default.replication.factor", "1"),
                Map.entry("min.insync.replicas", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // How long a start after kill -9 waits for the dead process's registration. Less than this, and a busy
                // machine's only broker is fenced, which takes every partition away from everybody.
                Map.entry("broker.session.timeout.ms", "6000"),
                Map.entry("broker.heartbeat.interval.ms", "500"));
    }

    /** By default Kafka forgets offsets, transactional ids and records after seven days: less than a holiday. */
    private static Map<String, String> longMemory() {
        return Map.of(
                "offsets.retention.minutes", Long.toString(Duration.ofDays(365).toMinutes()),
                "transactional.id.expiration.ms",
                        Long.toString(Duration.ofDays(24).toMillis()),
                "log.retention.ms", "-1");
    }

    private static Map<String, String> smallMachine() {
        return Map.ofEntries(
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "2"),
                Map.entry("background.threads", "2"),
                Map.entry("group.coordinator.threads", "1"),
                Map.entry("log.cleaner.threads", "1"),
                // Taken from the heap at start; 24 bytes a key, so a pass cleans some 310,000 keys.
                Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20)),
                Map.entry("log.cleaner.io.buffer.size", Integer.toString(256 << 10)),
                Map.entry("log.cleaner.backoff.ms", "5000"),
                Map.entry("log.index.size.max.bytes", MEBIBYTE),
                Map.entry("offsets.load.buffer.size", MEBIBYTE),
                Map.entry("transaction.state.log.load.buffer.size", MEBIBYTE),
                Map.entry("offsets.topic.segment.bytes", Integer.toString(16 << 20)),
                Map.entry("transaction.state.log.segment.bytes", Integer.toString(16 << 20)));
    }
}
