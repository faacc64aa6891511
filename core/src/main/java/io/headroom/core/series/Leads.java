package io.headroom.core.series;

/**
 * At which leads forecasts are judged. Combined forecasts are judged at up to nine leads, evenly spread from the first
 * step to the horizon; candidates at every other one of them, which is enough to rank them.
 */
record Leads(int horizon) {
    private static final int PARTS = 8;
    private static final int EVERY = 2;

    /** @throws IllegalArgumentException if there is no step ahead to look at */
    Leads {
        if (horizon < 1) {
            throw new IllegalArgumentException("the horizon must be at least one step, got " + horizon);
        }
    }

    int count() {
        return 1 + Math.min(PARTS, horizon - 1);
    }

    /** The lead with this index, ascending from 1 to the horizon. */
    int lead(int index) {
        return index == 0 ? 1 : 1 + (int) Math.round((horizon - 1) * (double) index / (count() - 1));
    }

    boolean ranksCandidates(int index) {
        return (count() - 1 - index) % EVERY == 0;
    }

    /** At how many leads candidates are ranked. */
    int ranked() {
        return 1 + (count() - 1) / EVERY;
    }

    /** Steps between two forecasts that are judged. */
    int stride() {
        return Math.max(1, horizon / PARTS);
    }
}
