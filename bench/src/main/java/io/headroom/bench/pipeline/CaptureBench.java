package io.headroom.bench.pipeline;

import io.headroom.standalone.broker.EmbeddedBroker;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast Headroom reads row changes beside others that read the same: {@code CaptureBench [transactions] [rounds]}, ten
 * row changes each. Everybody is stopped while they are written, then catches up alone.
 */
public final class CaptureBench {
    private CaptureBench() {}

    public static void main(String[] arguments) throws Exception {
        long transactions = arguments.length > 0 ? Long.parseLong(arguments[0]) : 100_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        Path folder = Files.createTempDirectory("capture-bench");
        try (Source source = Source.start();
                EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"))) {
            List<Contestant> contestants = contestants(source, folder, broker.bootstrapServers(), out);
            for (int round = 1; round <= rounds; round++) {
                out.printf("Round %d of %d, %,d row changes%n", round, rounds, 10 * transactions);
                round(source, contestants, transactions, out);
            }
            for (Contestant contestant : contestants) {
                contestant.close();
            }
        }
    }

    private static List<Contestant> contestants(Source source, Path folder, String servers, PrintWriter out)
            throws Exception {
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(new BareLoop(source));
        RecvLogical.of(source, folder)
                .ifPresentOrElse(
                        contestants::add, () -> out.println("pg_recvlogical is not installed, so it does not run."));
        contestants.add(KafkaConnect.of(source, folder, servers, "no_data"));
        contestants.add(HeadroomCapture.of(source, folder, servers));
        return contestants;
    }

    private static void round(Source source, List<Contestant> contestants, long transactions, PrintWriter out)
            throws Exception {
        for (Contestant contestant : contestants) {
            contestant.takePlace();
        }
        source.execute("CHECKPOINT");
        source.work(transactions);
        List<Run> runs = new ArrayList<>();
        for (Contestant contestant : contestants) {
            runs.add(contestant.read());
        }
        Ranking.print(out, runs);
    }
}
