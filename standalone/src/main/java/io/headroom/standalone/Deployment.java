package io.headroom.standalone;

import io.headroom.analytics.Analytics;
import io.headroom.analytics.AnalyticsConfig;
import io.headroom.api.Api;
import io.headroom.api.ApiConfig;
import io.headroom.api.operation.RoleCheck;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.config.KafkaConfig;
import io.headroom.core.topic.TopicCheck;
import io.headroom.ingest.Ingest;
import io.headroom.ingest.sampler.Sampler;
import io.headroom.standalone.broker.DirectoryLock;
import io.headroom.standalone.broker.EmbeddedBroker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The roles of this process and what they stand on, started in order and closed in reverse. */
final class Deployment implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deployment.class);
    private static final int STREAM_THREADS = 1;

    private final HeadroomConfig config;
    private final Set<String> later;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private @Nullable Analytics analytics;
    private @Nullable Ingest ingest;
    private @Nullable Api api;
    private Map<String, String> kafka = Map.of();
    private int partitions;
    private volatile boolean closing;

    private Deployment(HeadroomConfig config, Set<String> later) {
        this.config = config;
        this.later = later;
    }

    /** Starts everything or nothing: what was started before a failure is closed again. */
    static Deployment start(HeadroomConfig config, Set<Role> roles) {
        return start(new Deployment(config, Set.of()), roles, () -> {});
    }

    /**
     * All roles, before the databases are there.
     *
     * @param later those that are not captured until {@link #follow}
     * @param others returns when the others can be reached; what does not ask them is started before
     */
    static Deployment startBefore(HeadroomConfig config, Set<String> later, Runnable others) {
        return start(new Deployment(config, later), EnumSet.allOf(Role.class), others);
    }

    private static Deployment start(Deployment deployment, Set<Role> roles, Runnable databases) {
        try {
            deployment.startRoles(roles, databases);
            return deployment;
        } catch (RuntimeException e) {
            deployment.close();
            throw e;
        }
    }

    private void startRoles(Set<Role> roles, Runnable databases) {
        keep(DirectoryLock.take(config.data()));
        StateLayout.claim(config.data());
        kafka = Map.copyOf(reachKafka());
        partitions = initialPartitions();
        if (roles.contains(Role.ANALYTICS)) {
            analytics = keep(Analytics.start(new AnalyticsConfig(
                    kafka,
                    partitions,
                    config.data().resolve("streams"),
                    STREAM_THREADS,
                    config.kafka().replicationFactor(),
                    Declared.estate(config))));
        }
        if (roles.contains(Role.API)) {
            api = keep(Api.start(ApiConfig.of(config, servers()), checks()));
        }
        if (roles.contains(Role.INGEST)) {
            databases.run();
            Ingest running = capture(config.watching(name -> !later.contains(name)));
            new Removed(config.data()).remind(forgotten(running), running.statuses());
            ingest = running;
        }
    }

    private Ingest capture(HeadroomConfig databases) {
        Ingest started = keep(Ingest.start(databases, servers(), kafka, partitions, RowSecret.in(config.data())));
        keep(Sampler.start(databases, Map.copyOf(kafka)));
        return started;
    }

    /** A database that is not captured yet is none that was taken from the configuration. */
    private List<CaptureStatus> forgotten(Ingest running) {
        return running.orphans().stream()
                .filter(orphan -> !later.contains(orphan.database()))
                .toList();
    }

    /** Captures a database that could not be reached before; the other roles know of it from the start. */
    void follow(String database) {
        capture(config.watching(database::equals));
    }

    private Map<String, String> reachKafka() {
        KafkaConfig configured = config.kafka();
        Map<String, String> reached = new HashMap<>(configured.properties());
        String servers = configured.bootstrapServers();
        if (servers == null) {
            servers = keep(EmbeddedBroker.start(config.data().resolve("kafka"))).bootstrapServers();
        }
        reached.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        return reached;
    }

    private int initialPartitions() {
        try (Admin admin = Admin.create(Map.copyOf(kafka))) {
            return TopicCheck.ensure(
                    admin, config.kafka().initialPartitions(), config.kafka().replicationFactor());
        }
    }

    private List<RoleCheck> checks() {
        Analytics running = analytics;
        return running == null ? List.of() : List.of(new RoleCheck("analytics", () -> reading(running.health())));
    }

    private static RoleCheck.Reading reading(Analytics.Health health) {
        return new RoleCheck.Reading(health.alive(), health.ready(), health.detail());
    }

    private String servers() {
        return String.valueOf(kafka.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    }

    private <T extends AutoCloseable> T keep(T part) {
        started.push(part);
        return part;
    }

    /** Waits until the roles of this process do their work. */
    void awaitReady() {
        Analytics running = analytics;
        Api serving = api;
        Readiness.await(() -> running == null || running.health().ready(), this::failIfDead);
        Readiness.await(
                () -> serving == null || Readiness.answers(config.http().host(), serving.port()), this::failIfDead);
    }

    /**
     * Looks whether a role has stopped for good.
     *
     * @throws Refusal with the role's reason
     */
    void failIfDead() {
        Analytics running = analytics;
        if (running != null && !closing && !running.health().alive()) {
            throw new Refusal("analytics: " + running.health().detail());
        }
    }

    /** The captures of this process, as they stand. */
    List<CaptureStatus> captures() {
        Ingest running = ingest;
        return running == null ? List.of() : running.statuses();
    }

    String greeting() {
        Api running = api;
        return running == null
                ? "Headroom is running"
                : "Headroom is ready: http://" + config.http().host() + ":" + running.port();
    }

    @Override
    public void close() {
        closing = true;
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                LOG.warn("while stopping: {}", e.toString());
            }
        }
    }
}
