package io.headroom.core.series;

import java.util.Arrays;
import java.util.List;

/**
 * Candidates that see a series on the same scale, all at the same step, with the tape they share.
 *
 * @param isBlind once there was a value that cannot be seen on this scale: then they keep silent for good
 */
record Panel(Scale scale, Tape past, List<Forecaster> candidates, boolean isBlind) {
    private static final double[] NOTHING = {};

    static Panel of(Scale scale, Seasons seasons, List<Forecaster> candidates) {
        return new Panel(scale, Tape.of(Roster.reach(seasons)), candidates, false);
    }

    Panel after(double value) {
        if (isBlind || !scale.canSee(value)) {
            return new Panel(scale, past, candidates, true);
        }
        double seen = scale.seen(value);
        Forecaster[] next = new Forecaster[candidates.size()];
        for (int i = 0; i < next.length; i++) {
            next[i] = candidates.get(i).after(past, seen);
        }
        return new Panel(scale, past.after(seen), Arrays.asList(next), false);
    }

    int size() {
        return candidates.size();
    }

    /** The path of a candidate, if it is ready and stays within reason; otherwise an empty one. */
    double[] path(Limits limits, int candidate, int steps) {
        if (isBlind || !candidates.get(candidate).isReady(past)) {
            return NOTHING;
        }
        double[] path = new double[steps];
        candidates.get(candidate).path(past, path);
        return limits.allow(scale, path) ? path : NOTHING;
    }
}
