package io.headroom.api.policy;

import io.headroom.api.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** A stretch of the past. */
record Span(Instant from, Instant to) {
    /** So long readings are kept. */
    private static final Duration KEPT = Duration.ofDays(30);

    /** @throws ProblemException naming the first parameter that makes no sense */
    static Span of(@Nullable String from, @Nullable String to, Instant now) {
        Instant end = to == null || to.isEmpty() ? now : instant("to", to);
        Instant start = from == null || from.isEmpty() ? end.minus(KEPT) : instant("from", from);
        if (!start.isBefore(end)) {
            throw ProblemException.invalidParameter("from", start.toString(), "before to, which is " + end);
        }
        return new Span(start, end);
    }

    private static Instant instant(String name, String text) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.invalidParameter(
                    name, text, "a date such as 2026-11-20 or an instant such as 2026-11-20T10:00:00Z");
        }
    }
}
