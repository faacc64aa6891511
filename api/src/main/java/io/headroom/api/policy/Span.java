package io.headroom.api.policy;

import io.headroom.api.problem.Moment;
import io.headroom.api.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stretch of the past. */
record Span(Instant from, Instant to) {
    /** So long readings are kept. */
    private static final Duration KEPT = Duration.ofDays(30);

    /** @throws ProblemException naming the first parameter that makes no sense */
    static Span of(@Nullable String from, @Nullable String to, Instant now) {
        Instant end = to == null || to.isEmpty() ? now : Moment.parse("to", to);
        Instant start = from == null || from.isEmpty() ? end.minus(KEPT) : Moment.parse("from", from);
        if (!start.isBefore(end)) {
            throw ProblemException.invalidParameter("from", start.toString(), "before to, which is " + end);
        }
        return new Span(start, end);
    }
}
