package io.headroom.core.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void putsReadingsInOrder() {
        Grid grid = grid(at("02:00", 3), at("00:00", 1), at("01:00", 2));

        assertThat(grid.values()).containsExactly(1, 2, 3);
        assertThat(grid.last()).isEqualTo("2026-01-01T02:00:00Z");
    }

    @Test
    void averagesTheReadingsOfAStep_andLeavesGapsMissing() {
        assertThat(grid(at("00:00", 1), at("00:30", 2), at("03:10", 9)).values())
                .containsExactly(1.5, Double.NaN, Double.NaN, 9);
    }

    @Test
    void forgivesAClockThatIsEarly() {
        assertThat(grid(at("00:00", 1), at("00:59", 2), at("02:00", 3)).values())
                .containsExactly(1, 2, 3);
    }

    @Test
    void doesNotCountAReadingWithoutAValue() {
        assertThat(grid(at("00:00", 1), at("01:00", Double.NaN), at("01:20", 4)).values())
                .containsExactly(1, 4);
    }

    @Test
    void forgetsWhatLiesBeforeALongGap() {
        Reading old = new Reading(Instant.parse("2025-01-01T00:00:00Z"), 7);

        assertThat(grid(old, at("00:00", 1), at("01:00", 2)).values()).containsExactly(1, 2);
    }

    private static Grid grid(Reading... readings) {
        return Grid.of(List.of(readings), HOUR, Seasons.of(HOUR));
    }

    private static Reading at(String time, double value) {
        return new Reading(Instant.parse("2026-01-01T" + time + ":00Z"), value);
    }
}
