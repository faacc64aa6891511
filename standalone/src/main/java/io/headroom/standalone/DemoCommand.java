package io.headroom.standalone;

import io.headroom.core.config.HttpConfig;
import io.headroom.standalone.demo.DemoServer;
import io.headroom.standalone.demo.DemoWorkload;
import io.headroom.standalone.demo.StudioServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
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
    @Option(names = "--port", description = "Port of the page and the API, ${DEFAULT-VALUE} unless given; 0 for any.")
    private int port = 8080;

    @Option(names = "--data", paramLabel = "DIR", description = "Keeps everything there and goes on from it next time.")
    private @Nullable Path data;

    @Option(names = "--until-ready", description = "Stops as soon as it is ready, to learn how long that takes.")
    private boolean untilReady;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws SQLException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        boolean keep = data != null;
        port = port == 0 ? DemoStart.freePort() : port;
        Path folder = data == null ? Files.createTempDirectory("headroom-demo") : data;
        StartChecks.refusePortInUse(new HttpConfig(DemoConfig.HOST, port));
        StateLayout.refuseOther(DemoConfig.state(folder));
        DemoServer.refuseOther(folder);
        StudioServer.refuseOther(folder);
        DemoStart start = DemoStart.begin(folder, keep, new Tenths(out));
        DemoStudio studio = new DemoStudio(folder, keep, DemoStart.freePort());
        Deployment deployment = start.deployment(DemoConfig.of(start.port(), studio.port(), folder, port));
        DemoServer server = start.server();
        Lifetime lifetime = new Lifetime(out);
        DemoWorkload workload = server.workload();
        lifetime.closeAtExit(studio::settle, workload, deployment, studio, server, () -> removeUnless(keep, folder));
        deployment.awaitReady();
        awaitCounted(deployment, out);
        out.println(deployment.greeting());
        if (untilReady) {
            return 0;
        }
        workload.start();
        studio.begin(deployment);
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
        return Readiness.get(DemoConfig.HOST, port, "/api/v1/databases/" + DemoConfig.TRAINING)
                .filter(answer -> !answer.contains("\"asOf\":null"))
                .isPresent();
    }
}
