package io.headroom.core.trigger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The readings of the last while, summed up in bins of a twelfth of a rule's window, so that a rule costs the same however
 * often is read. What a window holds is exact to one bin.
 *
 * @param bins in order of time; those without a reading are left out
 */
public record Recent(List<Bin> bins) {
    public static final Recent NOTHING = new Recent(List.of());

    /** Longer than anybody plans: a time left that is at least this is told as this. */
    static final double ENDLESS_SECONDS = 365 * 86_400.0;

    private static final int BINS_A_WINDOW = 12;

    /**
     * The readings that began with {@code first}.
     *
     * @param last the latest of them
     */
    public record Bin(Instant first, double firstValue, Instant last, double lastValue, double sum) {
        Bin with(Instant at, double value) {
            return new Bin(first, firstValue, at, value, sum + value);
        }
    }

    public Recent {
        bins = List.copyOf(bins);
    }

    /** With a reading; one that is not later than the last changes nothing. */
    public Recent with(Instant at, double value, View view) {
        if (!bins.isEmpty() && !at.isAfter(last().last())) {
            return this;
        }
        Duration width = window(view).dividedBy(BINS_A_WINDOW);
        Instant oldest = at.minus(view.reach()).minus(width);
        List<Bin> kept = new ArrayList<>(
                bins.stream().filter(bin -> !bin.last().isBefore(oldest)).toList());
        boolean joins =
                !kept.isEmpty() && at.isBefore(kept.get(kept.size() - 1).first().plus(width));
        if (joins) {
            kept.add(kept.remove(kept.size() - 1).with(at, value));
        } else {
            kept.add(new Bin(at, value, at, value, value));
        }
        return new Recent(kept);
    }

    /** What {@code view} shows of them; empty while they do not reach far enough back to say. */
    public OptionalDouble seen(View view) {
        if (bins.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (view instanceof View.Total total) {
            return OptionalDouble.of(sum(last().last().minus(total.window()), last().last()));
        }
        if (view instanceof View.Growth growth) {
            return growth(growth);
        }
        return view instanceof View.TimeLeft left ? timeLeft(left) : OptionalDouble.of(last().lastValue());
    }

    private OptionalDouble growth(View.Growth view) {
        Instant now = last().last();
        Instant middle = now.minus(view.window());
        if (!reachesBack(view.reach(), view.window())) {
            return OptionalDouble.empty();
        }
        double late = sum(middle, now);
        double early = sum(middle.minus(view.window()), middle);
        return OptionalDouble.of(late < view.least() ? 0 : late / Math.max(early, 1));
    }

    private OptionalDouble timeLeft(View.TimeLeft view) {
        if (!reachesBack(view.reach(), view.window())) {
            return OptionalDouble.empty();
        }
        Bin first = bins.get(0);
        double seconds = Duration.between(first.first(), last().last()).toMillis() / 1000.0;
        double perSecond = (last().lastValue() - first.firstValue()) / seconds;
        double left = perSecond > 0 ? Math.max(0, 1 - last().lastValue()) / perSecond : ENDLESS_SECONDS;
        return OptionalDouble.of(Math.min(left, ENDLESS_SECONDS));
    }

    /** To within a bin. */
    private boolean reachesBack(Duration reach, Duration window) {
        Duration least = reach.minus(window.dividedBy(BINS_A_WINDOW));
        return Duration.between(bins.get(0).first(), last().last()).compareTo(least) >= 0;
    }

    private double sum(Instant after, Instant until) {
        return bins.stream()
                .filter(bin -> bin.last().isAfter(after) && !bin.last().isAfter(until))
                .mapToDouble(Bin::sum)
                .sum();
    }

    private Bin last() {
        return bins.get(bins.size() - 1);
    }

    private static Duration window(View view) {
        return view instanceof View.Growth growth ? growth.window() : view.reach();
    }
}
