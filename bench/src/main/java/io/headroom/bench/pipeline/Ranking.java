package io.headroom.bench.pipeline;

import java.io.PrintWriter;
import java.util.List;

/** Runs of one round beside the first of them, and beside what is aimed at. */
final class Ranking {
    private Ranking() {}

    /** @throws IllegalStateException if somebody did not read what was written: the round is void */
    static void print(PrintWriter out, List<Run> runs) {
        out.printf("%-36s %12s %14s %10s%n", "", "events/s", "CPU s/million", "x pgjdbc");
        for (Run run : runs) {
            if (!run.read().equals(run.written())) {
                throw new IllegalStateException("void: " + run.name() + " read " + run.read() + " of " + run.written());
            }
            out.printf(
                    "%-36s %12.0f %14.2f %10.2f%n",
                    run.name(),
                    run.perSecond(),
                    run.cpuPerMillion(),
                    run.perSecond() / runs.get(0).perSecond());
        }
    }
}
