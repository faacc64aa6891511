package io.headroom.core.annotation;

import io.headroom.core.scope.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An annotation as people write it, in a request or in the configuration.
 *
 * @param scope absent for the whole database
 * @param from a UTC day, or for an import also an instant
 * @param until the first day (or instant) after it; absent for a launch without end and an import of a day or moment
 */
public record Draft(
        @Nullable String scope,
        @Nullable String kind,
        String label,
        @Nullable String from,
        @Nullable String until,
        @Nullable Double factor,
        @Nullable Amount total,
        @Nullable Amount perDay) {
    private static final String DAY =
            "a day such as 2026-12-24, or for an IMPORT an instant such as 2026-12-24T14:00:00Z";
    private static final String SCOPE =
            "database, table:schema.name, tenant:ID or table:schema.name/tenant:ID, percent-encoded";
    private static final int LONGEST_LABEL = 100;

    /** A moment, or all of a day. */
    private record When(Instant start, Instant end) {}

    /** @throws AnnotationException naming the first key that makes no sense */
    public Annotation annotation(String id, String database, @Nullable Instant declaredAt) {
        if (label.isBlank() || label.length() > LONGEST_LABEL || label.chars().anyMatch(Character::isISOControl)) {
            throw new AnnotationException("label", "one line of 1 to " + LONGEST_LABEL + " characters", label);
        }
        AnnotationKind known = knownKind();
        When begin = when("from", from);
        Instant open = known == AnnotationKind.IMPORT ? begin.end() : null;
        Instant end = until == null ? open : when("until", until).start();
        return new Annotation(
                id, database, knownScope(), known, label, begin.start(), end, factor, total, perDay, declaredAt);
    }

    /** The same in quantities instead of a factor. */
    public Draft withPerDay(Amount quantities) {
        return new Draft(scope, kind, label, from, until, null, total, quantities);
    }

    private AnnotationKind knownKind() {
        return Arrays.stream(AnnotationKind.values())
                .filter(one -> one.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AnnotationException("kind", "IMPORT, LAUNCH or HOLIDAY", kind));
    }

    /** @throws AnnotationException if it is none */
    public Scope knownScope() {
        try {
            return scope == null ? Scope.DATABASE : Scope.parse(scope);
        } catch (IllegalArgumentException e) {
            throw new AnnotationException("scope", SCOPE, scope);
        }
    }

    private static When when(String key, @Nullable String text) {
        if (text == null) {
            throw new AnnotationException(key, DAY, null);
        }
        try {
            if (text.indexOf('T') >= 0) {
                Instant instant = Instant.parse(text);
                return new When(instant, instant);
            }
            Instant midnight =
                    LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            return new When(midnight, midnight.plusSeconds(86_400));
        } catch (DateTimeParseException e) {
            throw new AnnotationException(key, DAY, text);
        }
    }
}
