package io.headroom.bench.trigger;

import io.headroom.core.config.PolicyFile;
import io.headroom.core.trigger.Policy;
import io.headroom.core.trigger.Rule;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Who gets an owner to act in time, and who disturbs him for nothing: {@code TriggerBench [traces] [first seed]}, a thousand
 * traces from seed 1 on unless said otherwise. All watch the same traces.
 */
public final class TriggerBench {
    private static final Duration HORIZON = Duration.ofDays(14);

    private final Map<String, Guard.Kind> kinds = new LinkedHashMap<>();
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final Map<String, Map<Shape, Tally>> byShape = new LinkedHashMap<>();

    private TriggerBench() {
        ours("runway rule, as shipped", false, "storage-runway-warning");
        early("  what if: the early date, lead time + 14 days", 14);
        early("  what if: the early date, lead time + 7 days", 7);
        ours("  what if: early dates in the noise too", true, "storage-runway-warning");
        ours(
                "all storage rules above advice, as shipped",
                false,
                "storage-runway-warning",
                "storage-warning",
                "storage-critical",
                "storage-full-within-a-day");
        for (int percent : new int[] {70, 80, 90}) {
            kinds.put("used > " + percent + " %", (trace, projected) -> new ShareGuard(trace, percent / 100.0));
        }
        line("predict_linear(6h), 1 day", Duration.ofHours(6), Duration.ofDays(1));
        line("predict_linear(6h), 4 days", Duration.ofHours(6), Duration.ofDays(4));
        kinds.put(
                "predict_linear(1w), lead time + 14 days",
                (trace, projected) -> new LineGuard(
                        trace, Duration.ofDays(7), trace.leadTime().plus(HORIZON)));
        kinds.put(
                "predict_linear(4w), lead time + 14 days",
                (trace, projected) -> new LineGuard(
                        trace, Duration.ofDays(28), trace.leadTime().plus(HORIZON)));
        kinds.keySet().forEach(kind -> {
            tallies.put(kind, new Tally());
            byShape.put(kind, new EnumMap<>(Shape.class));
        });
    }

    public static void main(String[] arguments) {
        int traces = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        TriggerBench bench = new TriggerBench();
        IntStream.range(0, traces).mapToObj(i -> Trace.of(first + i)).forEach(bench::watch);
        bench.print(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    }

    /** By the early date alone, as the rule was before. */
    private void early(String name, int days) {
        String rule = "inherit: false\nrules: { early: { measure: STORAGE_RUNWAY, severity: WARNING, below: P%dD,"
                + " recover: P%dD, for: PT10M } }";
        Policy policy = PolicyFile.read(rule.formatted(days, days + 7), "bench");
        List<Rule> rules = List.of(policy.rule("early").orElseThrow());
        kinds.put(name, (trace, projected) -> new PolicyGuard(trace, projected, rules, false));
    }

    private void ours(String name, boolean alsoUncertain, String... names) {
        List<Rule> rules = Arrays.stream(names)
                .map(rule -> PolicyFile.standard().rule(rule).orElseThrow())
                .toList();
        kinds.put(name, (trace, projected) -> new PolicyGuard(trace, projected, rules, alsoUncertain));
    }

    private void line(String name, Duration window, Duration ahead) {
        kinds.put(name, (trace, projected) -> new LineGuard(trace, window, ahead));
    }

    private void watch(Trace trace) {
        Projected projected = new Projected(trace);
        kinds.forEach((name, kind) -> {
            Tally tally = new Tally();
            Owner.act(trace, kind.watch(trace, projected), tally);
            tallies.getOrDefault(name, tally).add(tally);
            byShape.getOrDefault(name, Map.of())
                    .computeIfAbsent(trace.shape(), shape -> new Tally())
                    .add(tally);
        });
    }

    private void print(PrintWriter out) {
        out.printf("%-44s %8s %6s %8s %8s %9s %6s%n", "", "in time", "fired", "false", "early", "notice", "raises");
        tallies.forEach((name, tally) -> out.println(tally.row(name)));
        byShape.forEach(
                (name, shapes) -> shapes.forEach((shape, tally) -> out.println(tally.row(name + ", " + shape))));
    }
}
