package io.headroom.bench;

import java.util.EnumMap;
import java.util.Map;

/** Ours against the rivals at one horizon, over many series: each counts as much as any other. */
final class Rolling {
    private static final double SMALLEST = 1e-3;

    private final Map<Rival, double[]> ratios = new EnumMap<>(Rival.class);
    private int series;
    private int origins;
    private int covered;

    Rolling() {
        for (Rival rival : Rival.values()) {
            ratios.put(rival, new double[2]);
        }
    }

    /** Takes in a series; one that no rival is ever wrong on has no ratio and is left out. */
    void add(Tested ours, Map<Rival, Tested> rivals) {
        if (rivals.values().stream().anyMatch(rival -> rival.error() == 0)) {
            return;
        }
        series++;
        origins += ours.origins();
        covered += ours.covered();
        rivals.forEach((rival, tested) -> {
            double[] sums = ratios.getOrDefault(rival, new double[2]);
            sums[0] += Math.log(Math.max(SMALLEST, ours.error() / tested.error()));
            sums[1] += Math.log(Math.max(SMALLEST, ours.loss() / tested.loss()));
        });
    }

    String row(String name) {
        StringBuilder row = new StringBuilder(String.format("%-28s %3d series %5d origins", name, series, origins));
        ratios.forEach((rival, sums) -> row.append(String.format(
                "  %s: error %.2f pinball %.2f",
                rival.label(), Math.exp(sums[0] / series), Math.exp(sums[1] / series))));
        return row.append(String.format("  coverage %.3f", covered / (double) origins))
                .toString();
    }
}
