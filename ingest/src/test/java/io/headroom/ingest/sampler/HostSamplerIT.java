package io.headroom.ingest.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.topic.TopicCheck;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.Measured;
import io.headroom.core.usage.Sample;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageSample;
import io.headroom.testkit.Postgres;
import io.headroom.testkit.TestServers;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class HostSamplerIT {
    private static final TestServers SERVERS = TestServers.shared();
    private static final Map<String, Object> KAFKA = Map.of("bootstrap.servers", SERVERS.bootstrapServers());
    private static final Rhythm QUICK = new Rhythm(
            Duration.ofMillis(200),
            Duration.ofMillis(400),
            Duration.ofMinutes(15),
            Duration.ofMinutes(1),
            Duration.ofHours(1));

    /** It takes connections and never answers: the worst that a monitoring system can do to whoever asks it. */
    @Test
    void goesOnWithEverythingElse_whilePrometheusKeepsSilent() throws Exception {
        Postgres postgres = SERVERS.postgres();
        String database = postgres.newDatabase("host");
        String instance = database.replace('_', '-') + "-server";
        try (Admin admin = Admin.create(KAFKA)) {
            TopicCheck.ensure(admin, 2, (short) 1);
        }
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                SampleLog log = new SampleLog(SERVERS.bootstrapServers())) {
            HeadroomConfig config = config(postgres, database, instance, silent.getLocalPort());
            try (Sampler sampler = Sampler.start(config, KAFKA, QUICK)) {
                assertThat(sampler).isNotNull();
                Awaitility.await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
                    assertThat(host(log.all("instance:" + instance)))
                            .hasSize(5)
                            .containsEntry(UsageMeasure.HOST_MEMORY_USED, new Measured.Known(0.5))
                            .hasEntrySatisfying(
                                    UsageMeasure.HOST_CPU_USED,
                                    measured -> assertThat(measured)
                                            .asString()
                                            .contains("Prometheus at http://127.0.0.1:" + silent.getLocalPort()
                                                    + " does not answer"));
                    assertThat(log.all("instance:" + instance))
                            .as("storage and connections")
                            .filteredOn(InstanceSample.class::isInstance)
                            .hasSizeGreaterThan(5);
                });
            }
        }
    }

    private static Map<UsageMeasure, Measured> host(List<Sample> samples) {
        return samples.stream()
                .filter(UsageSample.class::isInstance)
                .map(sample -> ((UsageSample) sample).measures())
                .filter(measures -> measures.containsKey(UsageMeasure.HOST_CPU_USED))
                .findFirst()
                .orElse(Map.of());
    }

    private static HeadroomConfig config(Postgres postgres, String database, String instance, int silent) {
        return HeadroomConfig.parse(
                """
                headroom:
                  instances:
                    %s: { host: { prometheus: "http://127.0.0.1:%d", memory-used: 0.5 } }
                  databases:
                    shop:
                      instance: %s
                      url: postgresql://%s:%d/%s
                      username: %s
                      password: %s
                """.formatted(
                                instance,
                                silent,
                                instance,
                                postgres.host(),
                                postgres.port(),
                                database,
                                postgres.user(),
                                postgres.password()),
                Map.of(),
                Path.of(""));
    }
}
