package io.headroom.bench.pipeline;

import io.headroom.standalone.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What an application feels of Headroom: the 95th percentile of {@code pgbench} at a fixed rate without capture, with PostgreSQL's
 * own client {@code pg_recvlogical}, and with Headroom, in turns: {@code SourceCostBench [transactions a second] [seconds] [rounds] [apart]}. With {@code apart}, Headroom and its
 * broker get only what PostgreSQL and pgbench leave of the processors, and keep what they write in memory, as if they had a
 * machine of their own.
 */
public final class SourceCostBench {
    /** Row changes of a transaction of pgbench: three updates and one insert. */
    private static final int CHANGES = 4;

    private static final Path MEMORY = Path.of("/dev/shm");

    private final Source source;
    private final Path folder;

    private SourceCostBench(Source source, Path folder) {
        this.source = source;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        int rate = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        boolean apart = Arrays.asList(arguments).contains("apart");
        Path folder = apart
                ? Files.createTempDirectory(MEMORY, "source-cost-bench")
                : Files.createTempDirectory("source-cost-bench");
        try (Source source = Source.start();
                EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"))) {
            SourceCostBench bench = new SourceCostBench(source, folder);
            bench.pgbench("-i", "-s", "2", "-q");
            if (apart) {
                bench.standBack();
            }
            bench.run(broker.bootstrapServers(), rate, seconds, rounds);
        }
    }

    /** Every thread of this process, the broker's too, and of those it starts runs while nobody else wants to (Linux). */
    private void standBack() throws InterruptedException {
        String self = Long.toString(ProcessHandle.current().pid());
        try (Child chrt =
                Child.start(folder.resolve("chrt.log"), List.of("chrt", "--all-tasks", "--idle", "--pid", "0", self))) {
            chrt.join();
        }
    }

    private void run(String servers, int rate, int seconds, int rounds) throws Exception {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        List<Double> bare = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        try (HeadroomCapture capture = HeadroomCapture.of(source, folder, servers, "bid", "public.pgbench_*")) {
            for (int round = 1; round <= rounds; round++) {
                double without = percentile(rate, seconds);
                double withBare = percentileBesideBareClient(rate, seconds);
                try (Child ingest = capture.start()) {
                    String walsender = walsender(ingest);
                    double before = cpu(walsender);
                    double with = percentile(rate, seconds);
                    double micros = (cpu(walsender) - before) * 1e6 / ((double) CHANGES * rate * seconds);
                    bare.add(withBare / without);
                    ours.add(with / without);
                    out.printf(
                            "p95 %.2f ms alone, x %.2f with pg_recvlogical, x %.2f with Headroom; walsender %.1f CPU us a change%n",
                            without, withBare / without, with / without, micros);
                }
            }
        }
        out.printf(
                "medians of %d rounds: x %.2f with pg_recvlogical, x %.2f with Headroom%n",
                rounds, median(bare), median(ours));
    }

    private static double median(List<Double> ratios) {
        return ratios.stream().sorted().toList().get(ratios.size() / 2);
    }

    /** What PostgreSQL's own client costs, which throws everything away. */
    private double percentileBesideBareClient(int rate, int seconds) throws Exception {
        String server = "host=localhost port=%d user=%s password=%s dbname=%s"
                .formatted(
                        source.postgres().port(),
                        source.postgres().user(),
                        source.postgres().password(),
                        Source.DATABASE);
        source.execute("CREATE PUBLICATION bare FOR ALL TABLES");
        source.execute("SELECT pg_create_logical_replication_slot('bare', 'pgoutput')");
        List<String> command = List.of(
                "pg_recvlogical",
                "--start",
                "-d",
                server,
                "-S",
                "bare",
                "-f",
                "/dev/null",
                "-o",
                "proto_version=1",
                "-o",
                "publication_names=bare");
        try (Child client = Child.start(folder.resolve("recvlogical.log"), command)) {
            walsender(client);
            return percentile(rate, seconds);
        } finally {
            awaitFree("bare");
            source.execute("SELECT pg_drop_replication_slot('bare')");
            source.execute("DROP PUBLICATION bare");
        }
    }

    /** A walsender lives a moment longer than its client. */
    private void awaitFree(String slot) throws Exception {
        while (source.ask("SELECT active FROM pg_replication_slots WHERE slot_name = '" + slot + "'")
                .equals("t")) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Milliseconds that 95 of 100 transactions stay below. */
    private double percentile(int rate, int seconds) throws Exception {
        Path logs = Files.createTempDirectory(folder, "log");
        pgbench("-R", "" + rate, "-T", "" + seconds, "-c", "4", "-n", "-l", "--log-prefix=" + logs.resolve("log"));
        List<Double> latencies = new ArrayList<>();
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file : files.toList()) {
                Files.readAllLines(file)
                        .forEach(line -> latencies.add(Double.parseDouble(line.split(" ", -1)[2]) / 1000));
            }
        }
        latencies.sort(null);
        return latencies.get(latencies.size() * 95 / 100);
    }

    /** The process of PostgreSQL that sends what is written, once it does and there has been a moment of rest. */
    private String walsender(Child reader) throws Exception {
        String pids = "SELECT count(*) FROM pg_stat_replication WHERE application_name <> 'pg_basebackup'"
                + " AND sent_lsn IS NOT NULL AND state = 'streaming'";
        while (source.ask(pids).equals("0")) {
            if (!reader.isAlive()) {
                throw new IllegalStateException("the reader has ended; see its log in " + folder);
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        TimeUnit.SECONDS.sleep(20);
        return source.ask("SELECT pid FROM pg_stat_replication WHERE state = 'streaming'");
    }

    /** Processor seconds of a process of Linux, in user mode and in the kernel. */
    private static double cpu(String pid) throws IOException {
        String[] stat = Files.readString(Path.of("/proc", pid, "stat")).split(" ", -1);
        return (Long.parseLong(stat[13]) + Long.parseLong(stat[14])) / 100.0;
    }

    private void pgbench(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "chrt",
                "--other",
                "0",
                "pgbench",
                "-h",
                "localhost",
                "-p",
                "" + source.postgres().port(),
                "-U",
                source.postgres().user()));
        command.addAll(Arrays.asList(arguments));
        command.add(Source.DATABASE);
        try (Child child = Child.start(folder.resolve("pgbench.log"), command)) {
            child.join();
        }
    }
}
