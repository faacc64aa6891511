package io.headroom.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.core.forecast.StraightLine.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StraightLineTest {
    private static final Instant NOW = Histories.MIDNIGHT;

    @Test
    void extendsTheLastHour() {
        StraightLine line = line(new Sample(NOW.minus(Duration.ofHours(1)), 1_000), new Sample(NOW, 1_100));

        assertThat(line.perDay()).isCloseTo(2_400, within(1e-6));
        assertThat(line.reaches(1_500)).contains(NOW.plus(Duration.ofHours(4)));
    }

    @Test
    void fitsByLeastSquares() {
        StraightLine line = line(
                new Sample(NOW.minus(Duration.ofDays(2)), 10),
                new Sample(NOW.minus(Duration.ofDays(1)), 40),
                new Sample(NOW, 40));

        assertThat(line.perDay()).isCloseTo(15, within(1e-9));
        assertThat(line.level()).isCloseTo(45, within(1e-9));
    }

    @Test
    void neverReaches_whatItMovesAwayFrom() {
        StraightLine line = line(new Sample(NOW.minus(Duration.ofHours(1)), 1_100), new Sample(NOW, 1_000));

        assertThat(line.reaches(1_500)).isEmpty();
        assertThat(line.reaches(900)).contains(NOW);
    }

    @Test
    void needsTwoInstants() {
        assertThat(StraightLine.through(List.of())).isEmpty();
        assertThat(StraightLine.through(List.of(new Sample(NOW, 5), new Sample(NOW, 6))))
                .isEmpty();
    }

    private static StraightLine line(Sample... samples) {
        return StraightLine.through(List.of(samples)).orElseThrow();
    }
}
