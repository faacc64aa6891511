package io.headroom.core.capacity;

import io.headroom.core.projection.UsageProjection;
import io.headroom.core.projection.UsageProjection.Knot;
import io.headroom.core.quantity.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What is expected of a measured resource that can be bought. */
sealed interface ResourceOutlook {
    Quantity quantity();

    /** What it was read off; null where nothing has been said yet. */
    @Nullable
    UsageProjection said();

    /** What the instance has, where that is declared or its plan says so. */
    Optional<Long> has();

    /** Why it takes no part in the choice of plans, in a sentence; empty if it does. */
    Optional<String> leftOut(String instance);

    /** Nobody can say. */
    record Unknown(
            Quantity quantity, Optional<Long> has, @Nullable UsageProjection said, String reason)
            implements ResourceOutlook {
        @Override
        public Optional<String> leftOut(String instance) {
            return Optional.of(reason);
        }
    }

    /**
     * Expected shares of what there is, by day.
     *
     * @param said when {@code path} was read off
     */
    record Known(Quantity quantity, Optional<Long> has, UsageProjection said, UsageProjection.Outlook path)
            implements ResourceOutlook {
        /** A path that does not grow, and is as long as this, goes on as it is. */
        private static final int QUARTER = 90;

        private static final int YEAR = 365;

        /** The first day on which more than the threshold is used; empty if there is none within the horizon. */
        Optional<LocalDate> over(ToDoubleFunction<Knot> quantile) {
            int before = 0;
            for (Knot knot : path.knots()) {
                if (quantity.isTooMuch(quantile.applyAsDouble(knot))) {
                    return Optional.of(day(before));
                }
                before = knot.step();
            }
            return Optional.empty();
        }

        /** The running maximum of P90. What lies beyond the horizon is not known, and adds nothing. */
        double mostUntil(LocalDate end) {
            double most = 0;
            int before = 0;
            for (Knot knot : path.knots()) {
                if (!day(before).isAfter(end)) {
                    most = Math.max(most, knot.p90());
                }
                before = knot.step();
            }
            return most;
        }

        /** What an instance that has so much today needs until a day. Never less than it has, unless that is safe for a year. */
        long neededUntil(LocalDate end, long today) {
            long needed = quantity.holding(mostUntil(end), today);
            return mayShrink() ? needed : Math.max(needed, today);
        }

        private boolean mayShrink() {
            int horizon = said.horizon().orElse(0);
            return horizon >= YEAR || (!path.growing() && horizon >= QUARTER);
        }

        /** The last day that is looked at. */
        LocalDate until() {
            return day(said.horizon().orElse(1) - 1);
        }

        private LocalDate day(int step) {
            return said.asOf().atOffset(ZoneOffset.UTC).toLocalDate().plusDays(step);
        }

        /** When it is too much: a sentence without its full stop; empty if it is not, within the horizon. */
        Optional<String> warning() {
            String threshold = quantity.percent() + " %"
                    + has.map(amount -> " of " + quantity.whole(amount)).orElse("");
            return over(Knot::p90)
                    .map(early -> over(Knot::p50)
                            .map(day -> quantity.reaches() + " " + threshold + " most likely on " + Days.said(day))
                            .orElse(quantity.mayReach() + " " + threshold + " on " + Days.said(early)));
        }

        /** The same of what is too much before there can be more. */
        String pressing() {
            String early = over(Knot::p90).map(Days::said).orElse("");
            String warning = warning().orElse("");
            return warning + (warning.contains(early) ? "" : ", maybe on " + early) + ", before there is more";
        }

        @Override
        public Optional<String> leftOut(String instance) {
            return has.isPresent()
                    ? Optional.empty()
                    : Optional.of("nobody says " + quantity.question() + " there are: declare headroom.instances."
                            + instance + ".capacity." + quantity.key());
        }
    }

    /** @param said by day; null where nothing has been said yet */
    static ResourceOutlook of(Quantity quantity, Capacity capacity, @Nullable UsageProjection said, Instant at) {
        Optional<Long> has = quantity.of(capacity);
        if (said == null) {
            return new Unknown(quantity, has, null, unread(quantity, capacity.instance()));
        }
        if (said.isStaleAt(at)) {
            return new Unknown(quantity, has, said, quantity.have() + " not been read since " + said.asOf());
        }
        UsageProjection.Outlook path = said.outlook();
        return path == null
                ? new Unknown(quantity, has, said, refusal(quantity, said))
                : new Known(quantity, has, said, path);
    }

    private static String unread(Quantity quantity, String instance) {
        String unread = quantity.have() + " not been projected yet";
        return quantity == Quantity.CONNECTIONS
                ? unread
                : unread + ": headroom.instances." + instance + ".host says whom to ask";
    }

    private static String refusal(Quantity quantity, UsageProjection said) {
        var refusal = said.refusal();
        return quantity.have() + " no forecast: " + (refusal == null ? "nothing was said" : refusal.detail());
    }
}
