package io.headroom.core.usage;

import java.util.Objects;
import java.util.OptionalDouble;

/** The value of a measure, or why there is none. What cannot be read is unknown, never 0. */
public sealed interface Measured {

    /** Empty if unknown. */
    OptionalDouble known();

    /** @param value in the unit of its measure, at least 0 */
    record Known(double value) implements Measured {
        public Known {
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("a measure must be a number of at least 0, got " + value);
            }
        }

        @Override
        public OptionalDouble known() {
            return OptionalDouble.of(value);
        }
    }

    /**
     * @param reason what PostgreSQL said
     * @param fix what the owner of the server can do, with the statement where there is one
     */
    record Unknown(String reason, String fix) implements Measured {
        public Unknown {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(fix, "fix");
        }

        @Override
        public OptionalDouble known() {
            return OptionalDouble.empty();
        }
    }
}
