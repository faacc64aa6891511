package io.headroom.bench;

import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.Plan;
import io.headroom.core.capacity.PriceBook;
import io.headroom.core.capacity.Recommendations;
import io.headroom.core.capacity.StorageOutlook;
import io.headroom.core.config.CapacityConfig;
import io.headroom.core.config.InstanceConfig;
import io.headroom.core.config.PriceBookFile;
import io.headroom.core.forecast.Accuracy;
import io.headroom.core.forecast.Growth;
import io.headroom.core.forecast.GrowthInterval;
import io.headroom.core.forecast.Path;
import io.headroom.core.forecast.TrackRecord;
import io.headroom.core.growth.Origin;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * How much processor time a decision about an instance takes, the cheapest way of plans through twelve months included: on every plan of
 * the standard price book by turns, at random fill and pace from a seed. {@code PlanBench [cases]}.
 */
public final class PlanBench {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Instant AS_OF = Instant.parse("2026-11-21T10:00:00Z");
    private static final int YEAR = 365;
    private static final double READING_EVERY_NS = 15e9;

    private final PriceBook book = PriceBookFile.standard();
    private final List<Plan> plans = book.plans().stream()
            .filter(plan -> plan.storage().isPresent() && plan.price().isPresent())
            .toList();
    private final Random random = new Random(1);
    private int withPath;

    private PlanBench() {}

    public static void main(String[] arguments) {
        int cases = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500;
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PlanBench bench = new PlanBench();
        out.println("cold  " + bench.round(cases));
        for (int warm = 0; warm < 20; warm++) {
            bench.round(cases);
        }
        out.println("warm  " + bench.round(cases));
    }

    private String round(int cases) {
        withPath = 0;
        double[] took = new double[cases];
        for (int i = 0; i < cases; i++) {
            took[i] = one(plans.get(i % plans.size()));
        }
        Arrays.sort(took);
        double p99 = took[cases * 99 / 100];
        return String.format(
                "%d plans, %d cases, %d with a way: p50 %.0f us, p99 %.0f us, 1/%.0f of the time between two readings",
                plans.size(), cases, withPath, took[cases / 2] / 1000, p99 / 1000, READING_EVERY_NS / p99);
    }

    private double one(Plan plan) {
        Capacity capacity = new InstanceConfig(CapacityConfig.UNKNOWN, plan.id(), null).toCapacity("main", book);
        long room = plan.storage().orElseThrow().count();
        long used = (long) (room * random.nextDouble());
        StorageOutlook outlook =
                new StorageOutlook(OptionalLong.of(used), true, path(used, room * random.nextDouble()));
        long begun = THREADS.getCurrentThreadCpuTime();
        if (Recommendations.decide(capacity, outlook, book, AS_OF).path().isPresent()) {
            withPath++;
        }
        return THREADS.getCurrentThreadCpuTime() - begun;
    }

    private static Path path(long level, double perYear) {
        double perDay = perYear / YEAR;
        return new Path(
                AS_OF,
                level,
                List.of(knot(level, perDay, 1), knot(level, perDay, YEAR)),
                "drift",
                TrackRecord.of(new Accuracy(90, 0.7, 0.7, 1, 0.8, 100, 5)),
                new Growth(perDay, 28, Origin.OBSERVED),
                new GrowthInterval(perDay / 2, perDay * 3 / 2),
                Optional.empty());
    }

    private static Path.Knot knot(long level, double perDay, int day) {
        double gain = perDay * day;
        return new Path.Knot(
                day, level + Math.round(gain / 2), level + Math.round(gain), level + Math.round(gain * 3 / 2));
    }
}
