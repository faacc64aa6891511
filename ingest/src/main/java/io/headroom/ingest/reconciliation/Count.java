package io.headroom.ingest.reconciliation;

import java.time.Duration;

/** What became of an attempt to count a table. */
sealed interface Count {
    Duration took();

    record Of(long rows, Duration took) implements Count {}

    /** It would have taken longer than it was allowed to. */
    record TooSlow(Duration took) implements Count {}

    /** @param reason a clause, such as: it is locked */
    record Impossible(String reason, Duration took) implements Count {}

    /** The table went, or was emptied or rewritten, after the state that was to be counted: there is nothing to compare. */
    record Incomparable(Duration took) implements Count {}
}
