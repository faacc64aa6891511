package io.headroom.api.report;

import io.headroom.api.body.Entry;
import io.headroom.api.problem.ProblemException;
import io.headroom.api.view.Reports;
import io.headroom.core.usage.Measured;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageSample;
import io.headroom.core.usage.UsageUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;

/** Reads a report of an application, and refuses what makes no sense with its key and value. */
final class ReportReader {
    /** Clocks differ by so much. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private static final long MOST = 1_000_000_000_000L;

    private ReportReader() {}

    /** @throws ProblemException naming the key and its value */
    static UsageSample read(String database, String body, Instant now) {
        Entry report = Entry.of("a report", body);
        Instant at = at(report, now);
        String must = "an object of at least one measure and its value, such as {\"ACTIVE_USERS\": 120}";
        Entry values = report.required("measures", report.entry("measures"), must);
        Map<UsageMeasure, Measured> measures = new EnumMap<>(UsageMeasure.class);
        for (UsageMeasure measure : UsageMeasure.reported()) {
            long most = measure.unit() == UsageUnit.SHARE ? 1 : MOST;
            values.number(measure.name(), 0, most).ifPresent(value -> measures.put(measure, new Measured.Known(value)));
        }
        values.refuseOthers();
        report.refuseOthers();
        if (measures.isEmpty()) {
            throw report.refusal("measures", must);
        }
        return new UsageSample(Subject.database(database), at, measures);
    }

    /** To the millisecond, which is what is left of it on the way. */
    private static Instant at(Entry report, Instant now) {
        Instant at = report.instant("at").orElse(now).truncatedTo(ChronoUnit.MILLIS);
        if (at.isBefore(now.minus(Reports.OLDEST)) || at.isAfter(now.plus(AHEAD))) {
            throw report.refusal(
                    "at",
                    "at most " + Reports.OLDEST.toMinutes() + " minutes ago and " + AHEAD.toSeconds()
                            + " s ahead of this clock, which says " + now.truncatedTo(ChronoUnit.SECONDS));
        }
        return at;
    }
}
