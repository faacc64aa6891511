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
 * each has its own thread and connection. An instance is read through the first of its databases.
 */
public final class Sampler implements AutoCloseable {
    private final Announcer announcer;
    private final List<DatabaseSampler> databases;

    private Sampler(Announcer announcer, List<DatabaseSampler> databases) {
        this.announcer = announcer;
        this.databases = databases;
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
        List<DatabaseSampler> databases = new ArrayList<>();
        Map<String, Refusals> instances = new HashMap<>();
        for (DatabaseConfig database : config.databases().values()) {
            List<DatabaseConfig> neighbours = config.databases().values().stream()
                    .filter(other -> other.instance().equals(database.instance()))
                    .toList();
            boolean first = !instances.containsKey(database.instance());
            Refusals refusals = instances.computeIfAbsent(database.instance(), instance -> new Refusals());
            databases.add(new DatabaseSampler(
                    new Readings(database, neighbours, first, refusals, pooler(config, database)), announcer, rhythm));
        }
        databases.forEach(DatabaseSampler::start);
        return new Sampler(announcer, databases);
    }

    private static @Nullable PoolerConfig pooler(HeadroomConfig config, DatabaseConfig database) {
        InstanceConfig instance = config.instances().get(database.instance());
        return instance == null ? null : instance.pooler();
    }

    @Override
    public void close() {
        databases.forEach(DatabaseSampler::stop);
        databases.forEach(DatabaseSampler::await);
        announcer.close();
    }
}
