package io.headroom.core.trigger;

import io.headroom.core.capacity.Capacity;
import io.headroom.core.quantity.Bytes;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.SlotWal;
import java.time.Instant;
import java.util.OptionalLong;

/** A measured share of a capacity at one moment, as far as it is known. */
public sealed interface Reading {

    Instant at();

    /** Where this stands to the rule's thresholds. */
    Level level(Rule rule);

    /** All of it was measured. */
    record Measured(Instant at, double share) implements Reading {
        @Override
        public Level level(Rule rule) {
            return rule.level(share);
        }
    }

    /** A part of it was measured: enough to raise an alarm, never enough to end one. */
    record AtLeast(Instant at, double share) implements Reading {
        @Override
        public Level level(Rule rule) {
            return rule.level(share) == Level.ABOVE ? Level.ABOVE : Level.UNKNOWN;
        }
    }

    /** Nothing can be said. */
    record Unknown(Instant at, String reason) implements Reading {
        @Override
        public Level level(Rule rule) {
            return Level.UNKNOWN;
        }
    }

    /** The WAL that our own slot retains as a share of its budget. */
    static Reading ownSlot(SlotWal wal) {
        return new Measured(wal.at(), wal.share());
    }

    /** The storage that the sample shows as a share of what the instance has. */
    static Reading storage(InstanceSample sample, Capacity capacity) {
        OptionalLong used = sample.storage().atLeast();
        if (capacity.storage().isEmpty()) {
            return new Unknown(sample.at(), "the storage of instance " + capacity.instance() + " is not declared");
        }
        if (used.isEmpty()) {
            return new Unknown(sample.at(), "the storage used on instance " + capacity.instance() + " is not readable");
        }
        double share =
                (double) used.getAsLong() / capacity.storage().map(Bytes::count).orElseThrow();
        return sample.storage().totalBytes() == null
                ? new AtLeast(sample.at(), share)
                : new Measured(sample.at(), share);
    }
}
