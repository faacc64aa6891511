package io.headroom.core.series;

import java.util.List;

/**
 * What is expected, step by step, with intervals.
 *
 * @param steps from one step ahead to the horizon
 * @param method the candidate that won, or those that share the forecast, the largest share first, joined by {@code +}
 */
public record Fan(List<Step> steps, String method) {

    /**
     * One step ahead: none of the bounds crosses the median, and a wider level's never lie within a narrower one's.
     *
     * @param intervals in the order of the levels that were asked for
     */
    public record Step(double median, List<Interval> intervals) {}

    /** Where the value falls with the probability asked for, both ends included. */
    public record Interval(double lower, double upper) {}
}
