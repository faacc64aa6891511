package io.headroom.standalone;

import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.config.HttpConfig;
import io.headroom.standalone.demo.DemoServer;
import io.headroom.standalone.demo.DemoWorkload;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code headroom demo}: a training centre's database with two years of history, watched by everything in one process. */
@Command(
        name = "demo",
        description = "Shows it on a database of its own: two years of a training centre, then a live workload.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final String HOST = "127.0.0.1";

    @Option(names = "--port", description = "Port of the page and the API, ${DEFAULT-VALUE} unless given.")
    private int port = 8080;

    @Option(names = "--data", paramLabel = "DIR", description = "Keeps everything there and goes on from it next time.")
    private @Nullable Path data;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws SQLException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        boolean keep = data != null;
        Path folder = data == null ? Files.createTempDirectory("headroom-demo") : data;
        StartChecks.refusePortInUse(new HttpConfig(HOST, port));
        StateLayout.refuseOther(state(folder));
        DemoServer.refuseOther(folder);
        DemoStart start = DemoStart.begin(folder, keep, new Tenths(out));
        Deployment deployment = start.deployment(config(start.port(), folder, port));
        DemoServer server = start.server();
        Lifetime lifetime = new Lifetime(out);
        DemoWorkload workload = server.workload();
        lifetime.closeAtExit(workload, deployment, server, () -> removeUnless(keep, folder));
        deployment.awaitReady();
        awaitCounted(deployment, out);
        out.println(deployment.greeting());
        workload.start();
        lifetime.watch(deployment);
        return 0;
    }

    private static void removeUnless(boolean keep, Path folder) throws IOException {
        if (!keep) {
            Folders.remove(folder);
        }
    }

    private void awaitCounted(Deployment deployment, PrintWriter out) {
        CountingReport report = new CountingReport(out);
        Readiness.await(() -> report.isDone(deployment.captures()), deployment::failIfDead);
        // An as-of says that everything counted has come through to the API.
        Readiness.await(this::isUpToDate, deployment::failIfDead);
    }

    private boolean isUpToDate() {
        return Readiness.get(HOST, port, "/api/v1/databases/training")
                .filter(answer -> !answer.contains("\"asOf\":null"))
                .isPresent();
    }

    private static Path state(Path folder) {
        return folder.resolve("headroom");
    }

    static HeadroomConfig config(int databasePort, Path folder, int port) {
        String yaml = """
                headroom:
                  instances:
                    demo: { plan: railway/starter, lead-time: P14D }
                  databases:
                    training:
                      instance: demo
                      url: %s
                      username: %s
                      password: %s
                      tenant: { column: tenantId, overrides: { public.Tenant: id }, names: %s }
                  http: { port: %d }
                  data: %s
                """.formatted(
                        DemoServer.url(databasePort),
                        DemoServer.username(),
                        DemoServer.password(),
                        tenantNames(),
                        port,
                        state(folder).toAbsolutePath());
        return HeadroomConfig.parse(yaml, Map.of(), folder);
    }

    /** In YAML's flow style. */
    private static String tenantNames() {
        return DemoServer.tenantNames().entrySet().stream()
                .map(tenant -> "\"" + tenant.getKey() + "\": \"" + tenant.getValue() + "\"")
                .collect(Collectors.joining(", ", "{ ", " }"));
    }
}
