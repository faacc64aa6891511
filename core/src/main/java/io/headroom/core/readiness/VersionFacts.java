package io.headroom.core.readiness;

import io.headroom.core.quantity.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** @param number {@code server_version_num}, such as 150018 */
public record VersionFacts(int number) implements CheckFacts {
    private static final int MAJOR = 10_000;

    /** Days of the last release of each (postgresql.org/support/versioning, read on 2026-11-27). */
    private static final Map<Integer, LocalDate> LAST = Map.of(
            12, LocalDate.of(2024, 11, 21),
            13, LocalDate.of(2025, 11, 13),
            14, LocalDate.of(2026, 11, 12),
            15, LocalDate.of(2027, 11, 11),
            16, LocalDate.of(2028, 11, 9),
            17, LocalDate.of(2029, 11, 8),
            18, LocalDate.of(2030, 11, 14));

    private static final int OLDEST = 12;

    @Override
    public Check check() {
        return Check.VERSION;
    }

    @Override
    public Finding judge(Instant now) {
        int major = number / MAJOR;
        String version = "PostgreSQL " + major + "." + number % MAJOR;
        @Nullable LocalDate last = LAST.get(major);
        if (last == null && major >= OLDEST) {
            return Finding.unknown(
                    check(), "Headroom does not know until when " + version + " is supported", "Update Headroom.");
        }
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        if (last == null || !today.isBefore(last)) {
            String since = last == null ? "for years" : "since " + Days.said(last);
            return Finding.fail(
                    check(),
                    version + " has not been mended " + since,
                    "Upgrade to a version that is: 18 is until 2030.");
        }
        long days = ChronoUnit.DAYS.between(today, last);
        return Finding.pass(check(), version + " is supported for " + days + " days more, until " + Days.said(last));
    }
}
