package io.headroom.core.series;

import java.util.Arrays;
import java.util.List;

/**
 * Candidates that see a series on the same scale, all at the same step, with the tape they share.
 *
 * @param isBlind once there was a value that cannot be seen on this scale: then they keep silent for good
 */
record Panel(Scale scale, Tape past, List<Forecaster> candidates, boolean isBlind) {

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

    /** Writes the path of each candidate that is ready and stays within reason to {@code paths}, and leaves the others. */
    void paths(Limits limits, double[][] paths, int from, int steps) {
        for (int i = 0; i < candidates.size(); i++) {
            if (!isBlind && candidates.get(i).isReady(past)) {
                double[] path = new double[steps];
                candidates.get(i).path(past, path);
                if (limits.allow(scale, path)) {
                    paths[from + i] = path;
                }
            }
        }
    }
}
