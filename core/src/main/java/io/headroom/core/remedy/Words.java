package io.headroom.core.remedy;

import io.headroom.core.quantity.Bytes;
import io.headroom.core.quantity.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Figures as sentences have them. */
final class Words {
    private Words() {}

    static String bytes(long count) {
        return new Bytes(Math.max(0, count)).said();
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String day(Instant at) {
        return Days.said(LocalDate.ofInstant(at, ZoneOffset.UTC));
    }
}
