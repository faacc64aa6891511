package io.headroom.core.forecast;

import java.util.Arrays;
import java.util.List;

/**
 * The candidates side by side, all at the same day. Seasonal naive and drift stand on the same footing as the rest:
 * on real series they are hard to beat, and they must be able to win outright.
 */
record FlowModels(List<Candidate> candidates) {
    static final FlowModels START = new FlowModels(List.of(
            new Candidate(new LastLevel(), 2),
            new Candidate(LastWeek.START, 1.5),
            new Candidate(Drift.START, 1),
            new Candidate(RobustSlope.START, 1.1),
            new Candidate(FadingFlow.START, 1.4),
            new Candidate(WeekdayMean.START, 1.1),
            new Candidate(LongRunMean.START, 1),
            new Candidate(RisingFlow.START, 1.5)));

    /** @param handicap error relative to the best that is assumed until there are errors to go by */
    record Candidate(FlowModel forecaster, double handicap) {}

    FlowModels after(double net) {
        Candidate[] next = new Candidate[candidates.size()];
        for (int i = 0; i < next.length; i++) {
            Candidate now = candidates.get(i);
            next[i] = new Candidate(now.forecaster().after(net), now.handicap());
        }
        return new FlowModels(Arrays.asList(next));
    }

    /** What each candidate expects over the next {@code days} days. */
    double[] ahead(int days) {
        double[] expected = new double[candidates.size()];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = candidates.get(i).forecaster().ahead(days);
        }
        return expected;
    }

    double[] handicaps() {
        return candidates.stream().mapToDouble(Candidate::handicap).toArray();
    }

    String method(int candidate) {
        return candidates.get(candidate).forecaster().method();
    }
}
