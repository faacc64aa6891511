package io.headroom.ingest.sweep;

import io.headroom.core.cohort.Share;
import io.headroom.core.footprint.Footprint;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;

/** What became of an attempt to count a table. */
public sealed interface Sweep {
    Duration took();

    /**
     * @param at everything that was committed before is in it
     * @param shares by the first second of the day of birth
     */
    record Of(Instant at, Map<Share, NavigableMap<Long, Footprint>> shares, Duration took) implements Sweep {}

    /** It would have taken longer than it was allowed to. */
    record TooSlow(Duration took) implements Sweep {}

    /** Something was in the way that may pass, such as a lock or, on a standby, a conflict with recovery. */
    record Hindered(String reason, Duration took) implements Sweep {}

    /** The table or the right to read it is gone. */
    record Impossible(String reason, Duration took) implements Sweep {}
}
