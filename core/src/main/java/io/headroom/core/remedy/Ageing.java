package io.headroom.core.remedy;

import io.headroom.core.cohort.LiveCohorts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Rows that are written once and only grow old: all of a table, or those of one tenant in it.
 *
 * @param amplification bytes on disk for one logical byte of the table
 */
public record Ageing(LiveCohorts cohorts, double amplification) {
    /** The gentlest first. */
    private static final List<Integer> KEEP_MONTHS = List.of(24, 12, 6, 3);

    /**
     * A retention and what comes of it, in bytes on disk.
     *
     * @param daysGained empty where the limit would not be reached any more
     * @param enough whether the limit is then a year away
     */
    public record Choice(Retention retention, OptionalLong daysGained, boolean enough) {}

    /**
     * The gentlest retention that is enough, else the one that gains most; none that gains less than a week.
     *
     * @param room to the limit in question
     */
    public Optional<Choice> choice(Room room, Instant now) {
        List<Choice> choices = KEEP_MONTHS.stream()
                .map(months -> choice(room, older(months, now)))
                .filter(choice -> choice.retention().freedBytes() > 0 && Room.isWorthIt(choice.daysGained()))
                .toList();
        return choices.stream()
                .filter(Choice::enough)
                .findFirst()
                .or(() -> choices.stream()
                        .max(Comparator.comparingLong(
                                choice -> choice.daysGained().orElse(Long.MAX_VALUE))));
    }

    /** What is older than so many months, in bytes on disk. */
    public Retention older(int months, Instant now) {
        return Retention.of(cohorts, months, now).times(amplification);
    }

    private static Choice choice(Room room, Retention retention) {
        OptionalLong gained = room.daysGained(retention);
        return new Choice(retention, gained, room.isEnough(gained));
    }
}
