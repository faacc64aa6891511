package io.headroom.bench.pipeline;

import io.headroom.analytics.Analytics;
import io.headroom.analytics.AnalyticsConfig;
import io.headroom.core.decision.Estate;
import io.headroom.core.topic.Topics;
import io.headroom.standalone.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How fast the topology folds row changes, beside a consumer that only reads them and the plain DSL; how much disk a row
 * takes: {@code FoldBench [rows] [transactions]}.
 */
public final class FoldBench {
    private static final int PARTITIONS = 4;

    private final Path folder;
    private final String servers;
    private final PrintWriter out;

    private FoldBench(Path folder, String servers, PrintWriter out) {
        this.folder = folder;
        this.servers = servers;
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : 500_000;
        long transactions = arguments.length > 1 ? Long.parseLong(arguments[1]) : 50_000;
        Path folder = Files.createTempDirectory("fold-bench");
        try (Source source = Source.start();
                EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"))) {
            PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
            source.fill(rows);
            try (HeadroomCapture capture = HeadroomCapture.of(source, folder, broker.bootstrapServers())) {
                capture.takePlace();
                source.work(transactions);
                double captured = capture.read().perSecond();
                new FoldBench(folder, broker.bootstrapServers(), out).run(source, captured);
            }
        }
    }

    private void run(Source source, double captured) throws Exception {
        Tenants truth = Tenants.of(source);
        long end;
        double read;
        try (Gauge changes = new Gauge(servers, Topics.ROW_CHANGES.name())) {
            end = changes.count();
            long started = System.nanoTime();
            changes.read(Map.of(), value -> {});
            read = end / ((System.nanoTime() - started) / 1e9);
        }
        double plain = plain(end, truth);
        double ours = ours(end, truth);
        out.printf("%,d row changes, %,d of them live rows at the end%n", end, truth.rows());
        out.printf("%-36s %12s %10s%n", "", "changes/s", "x DSL");
        out.printf("%-36s %12.0f %10.2f%n", "consumer that only reads", read, read / plain);
        out.printf("%-36s %12.0f %10.2f%n", "plain DSL, one footprint per tenant", plain, 1.0);
        out.printf("%-36s %12.0f %10.2f%n", "headroom analytics", ours, ours / plain);
        out.printf("%-36s %12.0f %10.2f%n", "headroom ingest, to compare", captured, captured / plain);
        out.printf("state on disk: %.0f bytes a row%n", (double) size(folder.resolve("streams")) / truth.rows());
    }

    private double plain(long end, Tenants truth) throws Exception {
        try (Progress progress = new Progress(servers, PlainDsl.APPLICATION);
                Gauge made = new Gauge(servers, PlainDsl.APPLICATION)) {
            made.create(PARTITIONS);
            try (PlainDsl dsl = new PlainDsl(servers, folder.resolve("dsl"))) {
                double rate = progress.perSecond(end);
                truth.await(() -> Tenants.plain(servers));
                requireAlive("the plain DSL", dsl.isAlive());
                return rate;
            }
        }
    }

    private double ours(long end, Tenants truth) throws Exception {
        try (Progress progress = new Progress(servers, "headroom-analytics");
                Analytics analytics = start()) {
            double rate = progress.perSecond(end);
            truth.await(() -> Tenants.ours(servers));
            requireAlive("analytics", analytics.health().alive());
            return rate;
        }
    }

    private static void requireAlive(String name, boolean alive) {
        if (!alive) {
            throw new IllegalStateException("void: " + name + " has ended");
        }
    }

    private Analytics start() {
        return Analytics.start(new AnalyticsConfig(
                Map.of("bootstrap.servers", servers), PARTITIONS, folder.resolve("streams"), 1, 1, Estate.UNKNOWN));
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
