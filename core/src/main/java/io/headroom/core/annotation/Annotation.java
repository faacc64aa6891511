package io.headroom.core.annotation;

import io.headroom.core.projection.Measure;
import io.headroom.core.scope.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that is known of the future of a scope: the value of {@code headroom.annotations}, and what the configuration
 * says about it. A part of a database takes quantities only, for what a factor of its growth would add to its database is
 * not known where dates are decided; a factor is of the whole database and of all its parts.
 *
 * @param id unique within the database
 * @param from first instant of it; a midnight (UTC) unless it is an import
 * @param until first instant after it. An import has come by then; null for a launch without end
 * @param factor on what would come otherwise
 * @param total all that an import brings, evenly on its days
 * @param perDay what comes on top of what would come otherwise, each day
 * @param declaredAt when it was said; null where the configuration does
 */
public record Annotation(
        String id,
        String database,
        Scope scope,
        AnnotationKind kind,
        String label,
        Instant from,
        @Nullable Instant until,
        @Nullable Double factor,
        @Nullable Amount total,
        @Nullable Amount perDay,
        @Nullable Instant declaredAt) {
    private static final Duration LONGEST_IMPORT = Duration.ofDays(92);
    private static final double MOST_FACTOR = 100;

    /** @throws AnnotationException naming the first key that makes no sense */
    public Annotation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(from, "from");
        if (kind == AnnotationKind.IMPORT) {
            requireImport(from, until, factor, total, perDay);
        } else {
            requirePace(kind, from, until, total);
            requireEffect(scope, factor, perDay);
        }
    }

    /** The key of the topic. */
    public static String key(String database, String id) {
        return database + "/" + id;
    }

    /** Whose it is; no name of a database has a slash in it. */
    public static String database(String key) {
        return key.substring(0, Math.max(0, key.indexOf('/')));
    }

    public String key() {
        return key(database, id);
    }

    /** Whether nothing of it is yet to come. */
    public boolean isOver(Instant now) {
        return until != null && !now.isBefore(until);
    }

    /** Whether it had been said by then. */
    boolean isSaid(Instant now) {
        return declaredAt == null || !declaredAt.isAfter(now);
    }

    /** The first UTC day of it. */
    LocalDate firstDay() {
        return day(from);
    }

    /** The first UTC day after it; an import of a moment takes its day. */
    LocalDate endDay() {
        if (until == null) {
            return LocalDate.MAX;
        }
        LocalDate last = day(until.minusNanos(1));
        return (last.isBefore(firstDay()) ? firstDay() : last).plusDays(1);
    }

    /** Its days from {@code from} on and before {@code until}. */
    Stream<LocalDate> days(LocalDate from, LocalDate until) {
        LocalDate first = firstDay().isBefore(from) ? from : firstDay();
        LocalDate end = endDay().isBefore(until) ? endDay() : until;
        return first.isBefore(end) ? first.datesUntil(end) : Stream.empty();
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(firstDay()) && day.isBefore(endDay());
    }

    /** What it brings on each of its days, beside what comes anyway. */
    double broughtPerDay(Measure measure) {
        if (total != null) {
            return total.of(measure) / ChronoUnit.DAYS.between(firstDay(), endDay());
        }
        return perDay == null ? 0 : perDay.of(measure);
    }

    private static LocalDate day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static void requireImport(
            Instant from,
            @Nullable Instant until,
            @Nullable Double factor,
            @Nullable Amount total,
            @Nullable Amount perDay) {
        if (factor != null) {
            throw new AnnotationException("factor", "left out for an IMPORT, which brings bytes and rows", factor);
        }
        if (perDay != null) {
            throw new AnnotationException("bytesPerDay", "left out for an IMPORT, like rowsPerDay", perDay);
        }
        if (total == null || total.saysNothing()) {
            throw new AnnotationException("bytes", "given for an IMPORT, or rows: negative for what goes", null);
        }
        requireSize("bytes", total.bytes());
        requireSize("rows", total.rows());
        if (until == null || until.isBefore(from) || until.isAfter(from.plus(LONGEST_IMPORT))) {
            String must = "no earlier than from and at most " + LONGEST_IMPORT.toDays() + " days later";
            throw new AnnotationException("until", must, until);
        }
    }

    private static void requirePace(
            AnnotationKind kind, Instant from, @Nullable Instant until, @Nullable Amount total) {
        if (total != null) {
            String must = "left out for a " + kind + ", like rows; write bytesPerDay, rowsPerDay or factor";
            throw new AnnotationException("bytes", must, total);
        }
        requireMidnight("from", from);
        if (until == null && kind == AnnotationKind.HOLIDAY) {
            throw new AnnotationException("until", "given for a HOLIDAY: the first day after it", null);
        }
        if (until != null) {
            requireMidnight("until", until);
            if (!until.isAfter(from)) {
                throw new AnnotationException("until", "a day after " + day(from), day(until));
            }
        }
    }

    private static void requireEffect(Scope scope, @Nullable Double factor, @Nullable Amount perDay) {
        boolean brings = perDay != null && !perDay.saysNothing();
        if (factor == null ? !brings : perDay != null) {
            throw new AnnotationException("factor", "given, or else bytesPerDay and rowsPerDay", factor);
        }
        if (perDay != null) {
            requireSize("bytesPerDay", perDay.bytes());
            requireSize("rowsPerDay", perDay.rows());
        }
        if (factor != null && !(factor >= 0 && factor <= MOST_FACTOR)) {
            throw new AnnotationException("factor", "a number from 0 to 100", factor);
        }
        if (factor != null && !scope.equals(Scope.DATABASE)) {
            throw new AnnotationException(
                    "factor", "left out for " + scope + ": a part of a database takes bytesPerDay, rowsPerDay", factor);
        }
    }

    private static void requireMidnight(String key, Instant instant) {
        if (!instant.equals(instant.truncatedTo(ChronoUnit.DAYS))) {
            throw new AnnotationException(key, "a day such as 2026-12-24, in UTC", instant);
        }
    }

    private static void requireSize(String key, @Nullable Long amount) {
        if (amount != null && Math.abs(amount) > Amount.MOST) {
            throw new AnnotationException(key, "at most 10^15", amount);
        }
    }
}
