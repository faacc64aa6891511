package io.headroom.core.config;

import java.time.Duration;
import java.util.List;

/**
 * How the rows are read that were there before capture began.
 *
 * @param workers connections that read at a time
 * @param longestSnapshot after this no further table is begun in one snapshot: while it is held, no dead row that it
 *     might show can be vacuumed
 */
public record SeedingConfig(int workers, Duration longestSnapshot) {
    private static final WholeNumbers WORKERS = new WholeNumbers(1, 16);

    public static final SeedingConfig DEFAULT = new SeedingConfig(2, Duration.ofMinutes(15));

    public SeedingConfig {
        WORKERS.require("workers", workers);
        Require.positive("longest-snapshot", longestSnapshot);
    }

    static SeedingConfig read(Section section) {
        section.only(List.of("workers", "longest-snapshot"));
        return section.build(() -> new SeedingConfig(
                section.value("workers", WORKERS::parse, DEFAULT.workers),
                section.value("longest-snapshot", Scalars::duration, DEFAULT.longestSnapshot)));
    }
}
