package io.headroom.ingest.guard;

import java.time.Duration;
import java.time.Instant;

/**
 * How long to leave a server alone after its slot was dropped: longer each time, as long as one follows soon after
 * another. Counting anew reads every row, and what could not be followed once may not be followed again.
 *
 * @param next the length of the next one
 * @param lastEnd when the last one ends or ended
 */
record Rests(Duration first, Duration longest, Duration next, Instant lastEnd) {

    static Rests starting(Duration first, Duration longest) {
        return new Rests(first, longest, first, Instant.MIN);
    }

    /** The rest that begins now; {@link #after} remembers it. */
    Duration at(Instant now) {
        return lastEnd.isBefore(now.minus(longest)) ? first : next;
    }

    Rests after(Instant now) {
        Duration taken = at(now);
        Duration doubled = taken.multipliedBy(2);
        return new Rests(first, longest, doubled.compareTo(longest) > 0 ? longest : doubled, now.plus(taken));
    }
}
