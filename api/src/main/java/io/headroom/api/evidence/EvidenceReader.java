package io.headroom.api.evidence;

import io.headroom.api.body.Entry;
import io.headroom.api.problem.ProblemException;
import io.headroom.core.evidence.Evidence;
import io.headroom.core.evidence.EvidenceKind;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a proof, and refuses what makes no sense with its key and value. */
final class EvidenceReader {
    /** Clocks differ by so much. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(400);
    private static final long MOST_SECONDS = 31_536_000;
    private static final long MOST_USERS = 10_000_000_000L;

    private final Entry entry;
    private final EvidenceKind kind;

    private EvidenceReader(Entry entry) {
        this.entry = entry;
        kind = label("kind", EvidenceKind.values());
    }

    /**
     * @param now in which it is the first of its kind
     * @throws ProblemException naming the key and its value
     */
    static Evidence read(String database, String body, Instant now) {
        Entry entry = Entry.of("a proof", body);
        Evidence evidence = new EvidenceReader(entry).evidence(database, now);
        entry.refuseOthers();
        return evidence;
    }

    private Evidence evidence(String database, Instant now) {
        Evidence.Outcome outcome = label("outcome", Evidence.Outcome.values());
        Instant at = at(now);
        Optional<Long> bytes = entry.whole("bytes", 1, Long.MAX_VALUE);
        Optional<Double> seconds = entry.number("durationSeconds", 0, MOST_SECONDS);
        Optional<Long> users = entry.whole("concurrentUsers", 1, MOST_USERS);
        if (users.isPresent() && kind != EvidenceKind.LOAD_TEST) {
            throw entry.refusal("concurrentUsers", "left out, unless kind is LOAD_TEST");
        }
        Instant expiresAt = at.plus(validity());
        if (!expiresAt.isAfter(now)) {
            throw entry.refusal("at", "less than " + validity() + " ago, or it proves nothing any more");
        }
        return new Evidence(
                1,
                database,
                kind,
                outcome,
                at,
                expiresAt,
                now,
                bytes.orElse(null),
                seconds.orElse(null),
                users.orElse(null),
                entry.text("note").orElse(null));
    }

    private Instant at(Instant now) {
        String must = "the instant at which it was the case, such as 2026-11-21T10:00:00Z";
        Instant at = entry.required("at", entry.instant("at"), must).truncatedTo(ChronoUnit.MILLIS);
        if (at.isAfter(now.plus(AHEAD))) {
            throw entry.refusal(
                    "at",
                    "no more than " + AHEAD.toSeconds() + " s ahead of this clock, which says "
                            + now.truncatedTo(ChronoUnit.SECONDS));
        }
        return at;
    }

    private Duration validity() {
        String must = "an ISO 8601 duration from " + SHORTEST + " to P400D, such as P30D";
        Optional<String> text = entry.text("validFor");
        if (text.isEmpty()) {
            return kind.validity();
        }
        try {
            Duration validity = Duration.parse(text.get());
            if (validity.compareTo(SHORTEST) >= 0 && validity.compareTo(LONGEST) <= 0) {
                return validity;
            }
        } catch (DateTimeParseException e) {
            throw entry.refusal("validFor", must);
        }
        throw entry.refusal("validFor", must);
    }

    private <E extends Enum<E>> E label(String key, E[] known) {
        String must = "one of " + Arrays.stream(known).map(Enum::name).collect(Collectors.joining(", "));
        String text = entry.required(key, entry.text(key), must);
        return Arrays.stream(known)
                .filter(one -> one.name().equals(text))
                .findFirst()
                .orElseThrow(() -> entry.refusal(key, must));
    }
}
