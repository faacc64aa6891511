package io.headroom.ingest.stream;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A row's time of creation as one of its columns has it. What is no believable time is none: the row still counts. */
final class BirthTime {
    private static final long MICROS = 1_000_000;
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private BirthTime() {}

    /** @param type the name of the value's schema; anything but timestamps and dates gives nothing */
    static @Nullable Instant of(@Nullable String type, @Nullable Object value) {
        try {
            Instant time = read(type == null ? "" : type, value);
            return time == null || time.isBefore(EARLIEST) || time.isAfter(LATEST) ? null : time;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant read(String type, @Nullable Object value) {
        if (value instanceof String text && type.equals("io.debezium.time.ZonedTimestamp")) {
            return Instant.parse(text);
        }
        if (value instanceof Long micros && type.equals("io.debezium.time.MicroTimestamp")) {
            return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000);
        }
        if (value instanceof Integer days && type.equals("io.debezium.time.Date")) {
            return LocalDate.ofEpochDay(days).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        return null;
    }
}
