package io.headroom.ingest.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.usage.Measured;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SinceTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private final Since since = new Since();

    @Test
    void knowsNothingAfterOneReading() {
        assertThat(read(0, 100, 40).rate("all")).isInstanceOf(Measured.Unknown.class);
    }

    @Test
    void tellsWhatCameBetweenTwoReadings() {
        read(0, 100, 40);
        Since.Interval interval = read(10, 150, 60);

        assertThat(interval.rate("all")).isEqualTo(new Measured.Known(5));
        assertThat(interval.count("part")).isEqualTo(new Measured.Known(20));
        assertThat(interval.share("part", "all")).isEqualTo(new Measured.Known(0.4));
    }

    @Test
    void knowsNothingWhereACounterWasReset_insteadOfCountingBackwards() {
        read(0, 100, 40);

        assertThat(read(10, 150, 3).count("all")).isInstanceOf(Measured.Unknown.class);
        assertThat(read(20, 160, 4).count("all")).isEqualTo(new Measured.Known(10));
    }

    @Test
    void aShareOfNothingIsUnknown() {
        read(0, 100, 40);

        assertThat(read(10, 100, 40).share("part", "all")).isInstanceOf(Measured.Unknown.class);
    }

    private Since.Interval read(int second, double all, double part) {
        return since.of(new Since.Counted(START.plusSeconds(second), Map.of("all", all, "part", part)));
    }
}
