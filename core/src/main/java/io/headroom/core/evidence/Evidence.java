package io.headroom.core.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The latest proof of its kind about a database: the value of {@code headroom.evidence}.
 *
 * @param version counts from 1 for each kind and is never used twice
 * @param at when it was the case
 * @param expiresAt from then on it proves nothing
 * @param reportedAt when somebody said so
 * @param bytes of the backup, or of what was restored
 * @param concurrentUsers that a load test simulated
 * @param note for people
 */
public record Evidence(
        int version,
        String database,
        EvidenceKind kind,
        Outcome outcome,
        Instant at,
        Instant expiresAt,
        Instant reportedAt,
        @Nullable Long bytes,
        @Nullable Double durationSeconds,
        @Nullable Long concurrentUsers,
        @Nullable String note) {

    /** How it went. */
    public enum Outcome {
        PASSED,
        FAILED
    }

    /** What it says at a moment. Unknown is neither healthy nor ill. */
    public enum Standing {
        PASS,
        FAIL,
        UNKNOWN
    }

    public Evidence {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(reportedAt, "reportedAt");
        if (!expiresAt.isAfter(at)) {
            throw new IllegalArgumentException("expiresAt must be after " + at + ", got " + expiresAt);
        }
    }

    /** Of the topic. */
    public static String key(String database, EvidenceKind kind) {
        return database + "/" + kind;
    }

    public String key() {
        return key(database, kind);
    }

    public Standing standing(Instant now) {
        if (!now.isBefore(expiresAt)) {
            return Standing.UNKNOWN;
        }
        return outcome == Outcome.PASSED ? Standing.PASS : Standing.FAIL;
    }

    /** Bytes a second, where it went well, is still good, and was measured. */
    public OptionalDouble bytesPerSecond(Instant now) {
        boolean good = standing(now) == Standing.PASS;
        return good && bytes != null && durationSeconds != null && durationSeconds > 0
                ? OptionalDouble.of(bytes / durationSeconds)
                : OptionalDouble.empty();
    }

    /** Since it was the case; empty if it went wrong. Age needs no validity: it grows by itself. */
    public Optional<Duration> age(Instant now) {
        return outcome == Outcome.PASSED ? Optional.of(Duration.between(at, now)) : Optional.empty();
    }

    /** The same with the version that follows {@code last}. */
    public Evidence after(@Nullable Evidence last) {
        int next = last == null ? 1 : last.version + 1;
        return new Evidence(
                next,
                database,
                kind,
                outcome,
                at,
                expiresAt,
                reportedAt,
                bytes,
                durationSeconds,
                concurrentUsers,
                note);
    }

    /** Whether it says the same, whenever that was said. */
    public boolean repeats(Evidence other) {
        return withoutReport().equals(other.withoutReport());
    }

    private Evidence withoutReport() {
        return new Evidence(
                1, database, kind, outcome, at, expiresAt, at, bytes, durationSeconds, concurrentUsers, note);
    }
}
