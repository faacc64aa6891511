package io.headroom.ingest.sampler;

import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.config.InstanceConfig;
import io.headroom.core.config.PoolerConfig;
import io.headroom.ingest.announce.Announcer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Publishes readings of every configured database and of every instance until it is closed. Databases are independent:
 * each has its own thread and connection. An instance is read through the first of its databases, the machine under it
 * through whoever knows it.
 */
public final class Sampler implements AutoCloseable {
    private final Announcer announcer;
    private final List<DatabaseSampler> databases;
    private final List<HostSampler> hosts;

    private Sampler(Announcer announcer, List<DatabaseSampler> databases, List<HostSampler> hosts) {
        this.announcer = announcer;
        this.databases = databases;
        this.hosts = hosts;
    }

    /**
     * Returns at once; a database that cannot be reached is tried again.
     *
     * @param kafka how to reach the broker, {@code bootstrap.servers} included; the topics of the contract must exist
     */
    public static Sampler start(HeadroomConfig config, Map<String, Object> kafka) {
        return start(config, kafka, Rhythm.STANDARD);
    }

    static Sampler start(HeadroomConfig config, Map<String, Object> kafka, Rhythm rhythm) {
        Announcer announcer = new Announcer(kafka);
        IndexMemory memory = new IndexMemory(kafka);
        List<DatabaseSampler> databases = new ArrayList<>();
        Map<String, Refusals> instances = new HashMap<>();
        for (DatabaseConfig database : config.databases().values()) {
            List<DatabaseConfig> neighbours = config.databases().values().stream()
                    .filter(other -> other.instance().equals(database.instance()))
                    .toList();
            boolean first = !instances.containsKey(database.instance());
            Refusals refusals = instances.computeIfAbsent(database.instance(), instance -> new Refusals());
            databases.add(new DatabaseSampler(
                    new Readings(database, neighbours, first, refusals, pooler(config, database)),
                    announcer,
                    rhythm,
                    memory));
        }
        List<HostSampler> hosts = hosts(config, announcer, rhythm);
        databases.forEach(DatabaseSampler::start);
        hosts.forEach(HostSampler::start);
        return new Sampler(announcer, databases, hosts);
    }

    private static List<HostSampler> hosts(HeadroomConfig config, Announcer announcer, Rhythm rhythm) {
        List<HostSampler> hosts = new ArrayList<>();
        config.instances().forEach((name, instance) -> {
            if (instance.host() != null) {
                Publisher publisher = new Publisher(announcer, "the host of instance " + name);
                hosts.add(new HostSampler(name, instance.host(), publisher, rhythm.counters()));
            }
        });
        return hosts;
    }

    private static @Nullable PoolerConfig pooler(HeadroomConfig config, DatabaseConfig database) {
        InstanceConfig instance = config.instances().get(database.instance());
        return instance == null ? null : instance.pooler();
    }

    @Override
    public void close() {
        databases.forEach(DatabaseSampler::stop);
        hosts.forEach(HostSampler::stop);
        hosts.forEach(HostSampler::await);
        databases.forEach(DatabaseSampler::await);
        announcer.close();
    }
}
