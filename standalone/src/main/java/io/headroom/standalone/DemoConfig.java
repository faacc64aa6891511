package io.headroom.standalone;

import io.headroom.core.config.HeadroomConfig;
import io.headroom.standalone.demo.DemoServer;
import io.headroom.standalone.demo.StudioServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** The configuration that the demo writes for itself, where others write {@code headroom.yml}. */
final class DemoConfig {
    static final String HOST = "127.0.0.1";
    static final String TRAINING = "training";
    static final String STUDIO = "studio";

    private DemoConfig() {}

    /**
     * In one partition: every further one has stores, changelogs and transactions of its own, and sums of its own for the
     * same scopes, which pays off where there are cores for it.
     *
     * @param training port of the training centre's database
     * @param studio port of the studio's
     * @param port of the page
     */
    static HeadroomConfig of(int training, int studio, Path folder, int port) {
        String yaml = """
                headroom:
                  instances:
                    demo: { plan: railway/starter, lead-time: P14D }
                    atelier: { plan: render/standard, lead-time: P14D }
                  databases:
                    training:
                      instance: demo
                      url: %s
                      username: %s
                      password: %s
                      tenant: { column: tenantId, overrides: { public.Tenant: id }, names: %s }
                    studio:
                      instance: atelier
                      url: %s
                      username: %2$s
                      password: %3$s
                      tenant: { path: %s, names: %s }
                  kafka: { partitions: 1 }
                  http: { port: %d }
                  data: %s
                """.formatted(
                        DemoServer.url(training),
                        DemoServer.username(),
                        DemoServer.password(),
                        flow(DemoServer.tenantNames()),
                        StudioServer.url(studio),
                        StudioServer.TENANTS,
                        flow(StudioServer.tenantNames()),
                        port,
                        state(folder).toAbsolutePath());
        return HeadroomConfig.parse(yaml, Map.of(), folder);
    }

    /** Where Kafka and the roles keep theirs. */
    static Path state(Path folder) {
        return folder.resolve("headroom");
    }

    /** In YAML's flow style. */
    private static String flow(Map<?, String> names) {
        return names.entrySet().stream()
                .map(tenant -> "\"" + tenant.getKey() + "\": \"" + tenant.getValue() + "\"")
                .collect(Collectors.joining(", ", "{ ", " }"));
    }
}
