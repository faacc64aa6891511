package io.headroom.core.series;

import java.util.ArrayList;
import java.util.List;

/** All candidates: one panel sees the values, the other their logarithms as long as all are positive. */
record Field(Panel linear, Panel log, Limits limits) {

    static Field of(Seasons seasons) {
        List<Forecaster> all = new ArrayList<>(Roster.once(seasons));
        all.addAll(Roster.twice(seasons));
        return new Field(
                Panel.of(Scale.LINEAR, seasons, List.copyOf(all)),
                Panel.of(Scale.LOG, seasons, Roster.twice(seasons)),
                Limits.NONE);
    }

    Field after(double value) {
        return new Field(linear.after(value), log.after(value), limits.after(value));
    }

    int size() {
        return linear.size() + log.size();
    }

    /** On which errors are measured: ratios where there can be any. Of noise that comes close to zero they say nothing. */
    Scale scale() {
        return log.isBlind() || limits.nearsZero() ? Scale.LINEAR : Scale.LOG;
    }

    Paths paths(int steps) {
        return new Paths(this, steps);
    }

    /** What a candidate expects, as it sees it; empty where it says nothing. */
    double[] path(int candidate, int steps) {
        return candidate < linear.size()
                ? linear.path(limits, candidate, steps)
                : log.path(limits, candidate - linear.size(), steps);
    }

    String method(int candidate) {
        boolean isLog = candidate >= linear.size();
        Panel panel = isLog ? log : linear;
        int index = isLog ? candidate - linear.size() : candidate;
        return panel.scale().method(panel.candidates().get(index).method());
    }
}
