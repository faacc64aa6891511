package io.headroom.core.sizing;

import java.util.Map;
import java.util.Optional;

/**
 * A table as a sheet describes it.
 *
 * @param addedPerMonth rows that come every month, whoever is there
 * @param addedPerUserPerMonth rows that each user brings every month
 * @param statedBytes what the sheet says that its rows come to
 */
public record SheetTable(
        String name,
        Rows rows,
        Range bytesPerRow,
        Range addedPerMonth,
        Range addedPerUserPerMonth,
        Optional<Range> statedBytes) {

    /** @param tables rows of the tables before it at the same moment */
    Range rowsAfter(int months, Users users, Map<String, Range> tables) {
        return rows.count(users.after(months), tables)
                .plus(addedPerMonth.times(months))
                .plus(addedPerUserPerMonth.times(users.monthsOfUse(months)));
    }

    /** What drives it, for the method of a figure. */
    String growthInWords() {
        String growth = addedPerMonth.equals(Range.ZERO) ? "" : ", " + addedPerMonth.said() + " more a month";
        return addedPerUserPerMonth.equals(Range.ZERO)
                ? growth
                : growth + ", " + addedPerUserPerMonth.said() + " more a month for each user";
    }
}
