package io.headroom.api.problem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** A moment as a parameter names it: an instant, or a date for its first moment in UTC. */
public final class Moment {
    private Moment() {}

    /** @throws ProblemException naming the parameter if {@code text} is neither */
    public static Instant parse(String parameter, String text) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.invalidParameter(
                    parameter, text, "a date such as 2026-11-20 or an instant such as 2026-11-20T10:00:00Z");
        }
    }
}
