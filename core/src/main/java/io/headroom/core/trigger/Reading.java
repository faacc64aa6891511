package io.headroom.core.trigger;

import io.headroom.core.capacity.Capacity;
import io.headroom.core.quantity.Bytes;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.SlotWal;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A measure at one moment, as far as it is known. */
public sealed interface Reading {

    Instant at();

    /** Where this stands to the rule's bound. */
    Level level(Rule rule);

    /** What was read; empty if nothing was. */
    OptionalDouble known();

    /** All of it was measured. */
    record Measured(Instant at, double value) implements Reading {
        @Override
        public Level level(Rule rule) {
            return rule.bound().level(value);
        }

        @Override
        public OptionalDouble known() {
            return OptionalDouble.of(value);
        }
    }

    /** It is no less than this: enough to be certain on one side of a bound, never on the other. */
    record AtLeast(Instant at, double value) implements Reading {
        @Override
        public Level level(Rule rule) {
            return rule.bound().levelOfAtLeast(value);
        }

        @Override
        public OptionalDouble known() {
            return OptionalDouble.of(value);
        }
    }

    /** Whatever was measured, there is ample room: no cause to disturb anybody. */
    record Ample(Instant at, double value) implements Reading {
        @Override
        public Level level(Rule rule) {
            return Level.RECOVERED;
        }

        @Override
        public OptionalDouble known() {
            return OptionalDouble.of(value);
        }
    }

    /** Nothing can be said. */
    record Unknown(Instant at, String reason) implements Reading {
        @Override
        public Level level(Rule rule) {
            return Level.UNKNOWN;
        }

        @Override
        public OptionalDouble known() {
            return OptionalDouble.empty();
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
