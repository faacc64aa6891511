package io.headroom.ingest.guard;

import io.headroom.core.capture.Problem;
import io.headroom.core.quantity.Bytes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What is said of a slot that was dropped because it retained too much. */
final class GivenUp {
    private GivenUp() {}

    /** @param again when the next slot is made */
    static Problem problem(String database, SlotReading slot, Bytes budget, Instant again) {
        return new Problem(
                "PostgreSQL kept " + new Bytes(slot.retained()).said() + " of WAL for slot " + slot.name()
                        + ", and the budget is " + budget.said() + ": Headroom dropped the slot, so that the disk does"
                        + " not fill up. Changes are not followed until there is a new one.",
                "Nothing has to be done: at " + again.truncatedTo(ChronoUnit.SECONDS)
                        + " Headroom makes a new slot and counts every table again. If this comes again, see whether"
                        + " Kafka and the network keep up and whether a transaction stays open for long, or raise"
                        + " headroom.databases." + database + ".wal-budget.");
    }
}
