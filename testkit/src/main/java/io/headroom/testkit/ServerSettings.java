package io.headroom.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What both kinds of servers are started with, so that a test sees the same wherever they run. */
final class ServerSettings {

    /** {@code fsync} and {@code synchronous_commit} are the server's defaults; embedded PostgreSQL turns them off. */
    static final Map<String, String> POSTGRES = new TreeMap<>(Map.of(
            "wal_level", "logical",
            "fsync", "on",
            "synchronous_commit", "on",
            "max_wal_senders", "20",
            "max_replication_slots", "20",
            "max_slot_wal_keep_size", "2GB",
            "max_connections", "100"));

    /** Internal topics as small as one broker needs; a misspelt topic is an error, not a new topic. */
    static final Map<String, String> BROKER = broker();

    private static Map<String, String> broker() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("auto.create.topics.enable", "false");
        return settings;
    }

    private ServerSettings() {}
}
