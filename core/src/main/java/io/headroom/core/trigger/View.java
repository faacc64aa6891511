package io.headroom.core.trigger;

import java.time.Duration;

/** What of the readings a rule looks at. */
public sealed interface View {
    /** The reading itself. */
    View LATEST = new Latest();

    /** How far back it looks; zero for the reading itself. */
    Duration reach();

    /** The reading itself. */
    record Latest() implements View {
        @Override
        public Duration reach() {
            return Duration.ZERO;
        }
    }

    /** The sum of the readings of a window: of counts that each say what happened since the one before. */
    record Total(Duration window) implements View {
        public Total {
            requirePositive(window);
        }

        @Override
        public Duration reach() {
            return window;
        }
    }

    /**
     * The total of a window as a multiple of that of the window before.
     *
     * @param least totals of less than this do not count as growth
     */
    record Growth(Duration window, double least) implements View {
        public Growth {
            requirePositive(window);
        }

        @Override
        public Duration reach() {
            return window.multipliedBy(2);
        }
    }

    /** How long, in seconds, until a share reaches 1 at the rate of the window. */
    record TimeLeft(Duration window) implements View {
        public TimeLeft {
            requirePositive(window);
        }

        @Override
        public Duration reach() {
            return window;
        }
    }

    private static void requirePositive(Duration window) {
        if (window.isZero() || window.isNegative()) {
            throw new IllegalArgumentException("window must be positive, got " + window);
        }
    }
}
