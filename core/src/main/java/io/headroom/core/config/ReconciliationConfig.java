package io.headroom.core.config;

import java.time.Duration;
import java.util.List;

/**
 * How counts are held against the tables.
 *
 * @param every how often some tables are counted
 * @param budget the time that counting may take in each hour; zero for never
 */
public record ReconciliationConfig(Duration every, Duration budget) {
    private static final Duration HOUR = Duration.ofHours(1);

    public static final ReconciliationConfig DEFAULT =
            new ReconciliationConfig(Duration.ofMinutes(10), Duration.ofSeconds(36));

    public ReconciliationConfig {
        Require.positive("every", every);
        if (budget.isNegative() || budget.compareTo(HOUR) > 0) {
            throw new IllegalArgumentException("budget must be between PT0S and PT1H, got " + budget);
        }
    }

    static ReconciliationConfig read(Section section) {
        section.only(List.of("every", "budget"));
        return section.build(() -> new ReconciliationConfig(
                section.value("every", Scalars::duration, DEFAULT.every),
                section.value("budget", Scalars::duration, DEFAULT.budget)));
    }
}
