package io.headroom.core.usage;

import java.util.OptionalLong;

/** Room inside a table's heap that new rows can take, and how it is known. */
public sealed interface FreeSpace {

    /** Empty if unknown. */
    OptionalLong bytes();

    /** Of a whole with parts: known as well as the part that is known worst. */
    default FreeSpace plus(FreeSpace other) {
        if (this instanceof Unknown) {
            return this;
        }
        if (other instanceof Unknown) {
            return other;
        }
        long sum = bytes().orElseThrow() + other.bytes().orElseThrow();
        return this instanceof Mapped && other instanceof Mapped ? new Mapped(sum) : new Estimated(sum);
    }

    /** From the free space map, by the extension {@code pg_freespacemap}. */
    record Mapped(long freeBytes) implements FreeSpace {
        @Override
        public OptionalLong bytes() {
            return OptionalLong.of(freeBytes);
        }
    }

    /** Heap less rows at their mean width, by the statistics of the last ANALYZE: rough, and too high for wide rows. */
    record Estimated(long freeBytes) implements FreeSpace {
        @Override
        public OptionalLong bytes() {
            return OptionalLong.of(freeBytes);
        }
    }

    /** Nothing to say it by. */
    record Unknown(String reason, String fix) implements FreeSpace {
        @Override
        public OptionalLong bytes() {
            return OptionalLong.empty();
        }
    }
}
