package io.headroom.core.quantity;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days in sentences for people; what machines read keeps to ISO 8601. */
public final class Days {
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private Days() {}

    /** As the page writes them: {@code 5 June 2027}. */
    public static String said(LocalDate day) {
        return day.format(WORDS);
    }
}
