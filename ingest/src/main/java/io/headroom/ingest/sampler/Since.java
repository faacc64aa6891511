package io.headroom.ingest.sampler;

import io.headroom.core.usage.Measured;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns counters into what came since the reading before. A counter that ran backwards was reset: nobody knows. */
final class Since {
    private static final Measured.Unknown FIRST =
            new Measured.Unknown("it was read for the first time, or counts anew", "It is read again soon.");

    private static final Interval NOTHING = new Interval(0, Map.of());

    private @Nullable Counted before;

    /** Counters of one moment, by their name. */
    record Counted(Instant at, Map<String, Double> counters) {}

    /** What came between two readings; empty before the second. */
    record Interval(double seconds, Map<String, Double> grown) {

        boolean isKnown() {
            return seconds > 0;
        }

        double of(String counter) {
            return grown.getOrDefault(counter, 0.0);
        }

        Measured count(String counter) {
            return isKnown() ? new Measured.Known(of(counter)) : FIRST;
        }

        Measured rate(String counter) {
            return isKnown() ? new Measured.Known(of(counter) / seconds) : FIRST;
        }

        /** A part of a whole; nothing is no part of nothing. */
        Measured share(String part, String whole) {
            if (!isKnown()) {
                return FIRST;
            }
            return of(whole) > 0
                    ? new Measured.Known(Math.min(1, of(part) / of(whole)))
                    : new Measured.Unknown("nothing happened since the reading before", "It is read again soon.");
        }
    }

    Interval of(Counted now) {
        Counted last = before;
        before = now;
        return last == null ? NOTHING : between(last, now);
    }

    private static Interval between(Counted last, Counted now) {
        Map<String, Double> grown = new HashMap<>();
        now.counters()
                .forEach(
                        (name, value) -> grown.put(name, value - last.counters().getOrDefault(name, value)));
        boolean reset = grown.values().stream().anyMatch(growth -> growth < 0);
        return reset
                ? NOTHING
                : new Interval(Duration.between(last.at(), now.at()).toNanos() / 1e9, grown);
    }
}
