package io.headroom.core.capacity;

import io.headroom.core.forecast.Path;
import io.headroom.core.quantity.Bytes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntToLongFunction;
import java.util.function.ToLongFunction;

/**
 * What an instance has to have in one of the coming months: of the storage what P90 has come to by the end of it is no more
 * than the advice limit, of all else no more than its threshold. Never less than in a month before: a disk does not shrink, and
 * a peak comes again.
 *
 * @param least of what is not storage
 */
record Need(LocalDate from, Bytes storage, Minimum least) {
    static final int MONTHS = 12;

    /** For a year, or as far as is projected; {@code has} is what the instance has now. */
    static List<Need> of(Path path, Bytes has, Function<LocalDate, Minimum> least) {
        return monthly(path.date(0), path.date(path.horizonDays()), has, end -> mostUntil(path, end), least);
    }

    /** The same for a year of what is used now. */
    static List<Need> of(long used, LocalDate today, Bytes has, Function<LocalDate, Minimum> least) {
        return monthly(today, today.plusMonths(MONTHS), has, end -> used, least);
    }

    /** For a year in which so much is used at the most until the end of its first, second ... month. */
    static List<Need> of(LocalDate today, IntToLongFunction used) {
        List<Need> needs = new ArrayList<>();
        for (int month = 0; month < MONTHS; month++) {
            Bytes storage = Limit.Kind.ADVICE.storageFor(used.applyAsLong(month + 1));
            needs.add(new Need(today.plusMonths(month), storage, Minimum.NONE));
        }
        return needs;
    }

    /**
     * @param used the most that is used until a day
     * @param least what is needed of all else until then
     */
    private static List<Need> monthly(
            LocalDate today,
            LocalDate last,
            Bytes has,
            ToLongFunction<LocalDate> used,
            Function<LocalDate, Minimum> least) {
        List<Need> needs = new ArrayList<>();
        for (int month = 0; month < MONTHS && today.plusMonths(month).isBefore(last); month++) {
            LocalDate end = today.plusMonths(month + 1L);
            Bytes storage = Limit.Kind.ADVICE.storageFor(used.applyAsLong(end));
            needs.add(new Need(today.plusMonths(month), storage.compareTo(has) > 0 ? storage : has, least.apply(end)));
        }
        return needs;
    }

    private static long mostUntil(Path path, LocalDate end) {
        long most = path.level();
        for (int day = 1; day <= path.horizonDays() && !path.date(day).isAfter(end); day++) {
            most = Math.max(most, path.at(day).p90());
        }
        return most;
    }
}
