package io.headroom.bench.trigger;

/** Watches one trace, hour by hour, and knows nothing of the hours to come. */
interface Guard {

    /** Whether it says, at the beginning of this hour, that there has to be more. */
    boolean fires(int hour, double capacity);

    /** Begins to watch a trace. */
    interface Kind {
        Guard watch(Trace trace, Projected projected);
    }
}
