package io.headroom.api.database;

import io.headroom.core.capture.Problem;
import io.headroom.core.usage.Gap;
import io.headroom.core.usage.InstanceSample;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a database takes up on disk, indexes included, or why nobody knows.
 *
 * @param at when it was read
 * @param problem what keeps it from being known, or from being fresh
 */
record DiskUse(
        @Nullable Long bytes,
        @Nullable Instant at,
        @Nullable Problem problem) {
    /** The sampler reads every ten seconds, so this is a dozen of them missed. */
    static final Duration SILENCE = Duration.ofMinutes(2);

    private static final String MEASURE = "storage.databaseBytes";
    private static final Problem UNREAD = new Problem(
            "The size on disk has not been read in the last hour.",
            "Ingest reads it every ten seconds; if it is running, its log says what is in the way.");

    /** @param reading the last of the database's instance, null if there is none */
    static DiskUse of(String database, @Nullable InstanceSample reading, Instant now) {
        if (reading == null) {
            return new DiskUse(null, null, UNREAD);
        }
        Long bytes = reading.databases().get(database);
        if (bytes == null) {
            return new DiskUse(null, null, missing(reading));
        }
        boolean old = reading.at().isBefore(now.minus(SILENCE));
        return new DiskUse(bytes, reading.at(), old ? silence(reading.at()) : null);
    }

    private static Problem missing(InstanceSample reading) {
        return reading.gaps().stream()
                .filter(gap -> gap.measure().equals(MEASURE))
                .findFirst()
                .map(DiskUse::told)
                .orElse(UNREAD);
    }

    private static Problem told(Gap gap) {
        return new Problem("The size on disk cannot be read: " + gap.reason() + ".", gap.fix());
    }

    private static Problem silence(Instant at) {
        return new Problem("The size on disk was last read at " + at + ".", "Look at the log of ingest.");
    }
}
