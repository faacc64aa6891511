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
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private @Nullable Analytics analytics;
    private @Nullable Ingest ingest;
    private @Nullable Api api;
    private volatile boolean closing;

    private Deployment(HeadroomConfig config) {
        this.config = config;
    }

    /** Starts everything or nothing: what was started before a failure is closed again. */
    static Deployment start(HeadroomConfig config, Set<Role> roles) {
        return start(config, roles, () -> {});
    }

    /** @param databases returns when they can be reached; what does not ask them is started before */
    static Deployment start(HeadroomConfig config, Set<Role> roles, Runnable databases) {
        Deployment deployment = new Deployment(config);
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
        Map<String, String> kafka = kafka();
        int partitions = partitions(kafka);
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
            api = keep(Api.start(ApiConfig.of(config, servers(kafka)), checks()));
        }
        if (roles.contains(Role.INGEST)) {
            databases.run();
            ingest = keep(Ingest.start(config, servers(kafka), kafka, partitions, RowSecret.in(config.data())));
            new Removed(config.data()).remind(ingest.orphans(), ingest.statuses());
            keep(Sampler.start(config, Map.copyOf(kafka)));
        }
    }

    private Map<String, String> kafka() {
        KafkaConfig configured = config.kafka();
        Map<String, String> kafka = new HashMap<>(configured.properties());
        String servers = configured.bootstrapServers();
        if (servers == null) {
            servers = keep(EmbeddedBroker.start(config.data().resolve("kafka"))).bootstrapServers();
        }
        kafka.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        return kafka;
    }

    private int partitions(Map<String, String> kafka) {
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

    private static String servers(Map<String, String> kafka) {
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
