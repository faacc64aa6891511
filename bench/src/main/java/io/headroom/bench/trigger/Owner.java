package io.headroom.bench.trigger;

import java.time.Duration;

/**
 * Orders half as much again when a trigger fires, and has it after the lead time; never again within six hours of getting
 * it, as providers have it, and never two orders at once.
 */
final class Owner {
    private static final double MORE = 1.5;
    private static final int COOLDOWN_HOURS = 6;
    private static final int NEVER = Integer.MAX_VALUE;
    /** Of the rule about the runway. */
    private static final Duration HORIZON = Duration.ofDays(14);

    private final Trace trace;
    private final Guard guard;
    private final Tally tally;
    private double capacity;
    private int arrives = NEVER;
    private int rested;

    private Owner(Trace trace, Guard guard, Tally tally) {
        this.trace = trace;
        this.guard = guard;
        this.tally = tally;
        this.capacity = trace.capacity();
    }

    /** Until the time is over, or the ceiling is reached. */
    static void act(Trace trace, Guard guard, Tally tally) {
        new Owner(trace, guard, tally).act();
    }

    private void act() {
        boolean firing = false;
        int hour = trace.firstHour();
        while (hour < trace.endHour() && trace.bytes(hour) < Trace.CEILING * capacity) {
            arrive(hour);
            boolean now = guard.fires(hour, capacity);
            if (now && !firing) {
                tally.fired(trace.ceilingFrom(hour, capacity) - hour, horizon());
            }
            firing = now;
            if (now && arrives == NEVER && hour >= rested) {
                arrives = hour + Math.toIntExact(trace.leadTime().toHours());
            }
            hour++;
        }
        tally.watched(hour < trace.endHour());
    }

    private void arrive(int hour) {
        if (hour >= arrives) {
            capacity *= MORE;
            arrives = NEVER;
            rested = hour + COOLDOWN_HOURS;
            tally.raised();
        }
    }

    private double horizon() {
        return trace.leadTime().plus(HORIZON).toHours();
    }
}
