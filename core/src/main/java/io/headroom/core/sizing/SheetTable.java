package io.headroom.core.sizing;

import io.headroom.core.scope.TableName;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A table as a sheet describes it.
 *
 * @param alsoCalled another name that a database may have for it
 * @param addedPerMonth rows that come every month, whoever is there
 * @param addedPerUserPerMonth rows that each user brings every month
 * @param statedBytes what the sheet says that its rows come to
 */
public record SheetTable(
        String name,
        Optional<String> alsoCalled,
        Rows rows,
        Range bytesPerRow,
        Range addedPerMonth,
        Range addedPerUserPerMonth,
        Optional<Range> statedBytes) {

    /** A table that a database calls as the sheet does. */
    public SheetTable(
            String name,
            Rows rows,
            Range bytesPerRow,
            Range addedPerMonth,
            Range addedPerUserPerMonth,
            Optional<Range> statedBytes) {
        this(name, Optional.empty(), rows, bytesPerRow, addedPerMonth, addedPerUserPerMonth, statedBytes);
    }

    /** Whether a database's table goes by this name, whatever its schema, case, underscores and plural. */
    boolean is(TableName table) {
        return matches(name, table)
                || alsoCalled.filter(other -> matches(other, table)).isPresent();
    }

    private static boolean matches(String name, TableName table) {
        return name.contains(".") ? name.equals(table.toString()) : plain(name).equals(plain(table.name()));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replaceFirst("s$", "");
    }

    /** Whether its rows are the tenants. */
    boolean isOfTenants() {
        return plain(name).equals("tenant");
    }

    /** Whether rows come to it beyond those of its users and parents. */
    boolean isFed() {
        return addedPerMonth.high().signum() > 0 || addedPerUserPerMonth.high().signum() > 0;
    }

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
