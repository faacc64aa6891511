package io.headroom.core.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final View.Total FIVE_MINUTES = new View.Total(Duration.ofMinutes(5));
    private static final View.Growth HOURLY = new View.Growth(Duration.ofHours(1), 10);
    private static final View.TimeLeft LAST_HOUR = new View.TimeLeft(Duration.ofHours(1));

    @Test
    void addsUpTheWindow_toWithinABin() {
        Random random = new Random(7);
        Recent recent = Recent.NOTHING;
        double[] values = new double[400];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(10);
            recent = recent.with(at(10L * i), values[i], FIVE_MINUTES);
            double least = sum(values, i, 28);
            double most = sum(values, i, 33);

            assertThat(recent.seen(FIVE_MINUTES).orElseThrow()).isBetween(least, most);
            assertThat(recent.bins()).hasSizeLessThanOrEqualTo(14);
        }
    }

    @Test
    void forgetsWhatIsOlderThanTheWindow() {
        Recent recent = Recent.NOTHING.with(at(0), 20, FIVE_MINUTES).with(at(330), 0, FIVE_MINUTES);

        assertThat(recent.seen(FIVE_MINUTES)).hasValue(0);
    }

    @Test
    void takesAReadingOnce() {
        Recent once = Recent.NOTHING.with(at(0), 20, FIVE_MINUTES);

        assertThat(once.with(at(0), 20, FIVE_MINUTES)).isEqualTo(once);
        assertThat(once.with(at(-5), 20, FIVE_MINUTES)).isEqualTo(once);
    }

    @Test
    void tellsGrowth_onceBothWindowsAreThere_andThereIsEnough() {
        Recent recent = Recent.NOTHING;
        for (int minute = 0; minute < 60; minute++) {
            recent = recent.with(at(60L * minute), 1, HOURLY);
        }
        assertThat(recent.seen(HOURLY)).isEmpty();

        for (int minute = 60; minute <= 120; minute++) {
            recent = recent.with(at(60L * minute), 3, HOURLY);
        }
        assertThat(recent.seen(HOURLY).orElseThrow()).isCloseTo(3.0, within(0.35));
        assertThat(recent.seen(new View.Growth(Duration.ofHours(1), 1000))).hasValue(0);
    }

    @Test
    void tellsWhenItIsFull_atTheRateOfTheLastHour() {
        Recent rising = Recent.NOTHING;
        Recent level = Recent.NOTHING;
        for (int minute = 0; minute <= 60; minute++) {
            rising = rising.with(at(60L * minute), 0.70 + 0.001 * minute, LAST_HOUR);
            level = level.with(at(60L * minute), 0.70, LAST_HOUR);
        }

        assertThat(rising.seen(LAST_HOUR).orElseThrow()).isCloseTo(240 * 60.0, within(1.0));
        assertThat(level.seen(LAST_HOUR)).hasValue(Recent.ENDLESS_SECONDS);
    }

    @Test
    void doesNotTellATime_beforeAnHourIsCovered() {
        Recent recent = Recent.NOTHING.with(at(0), 0.1, LAST_HOUR).with(at(600), 0.9, LAST_HOUR);

        assertThat(recent.seen(LAST_HOUR)).isEmpty();
    }

    private static double sum(double[] values, int last, int readings) {
        double sum = 0;
        for (int i = Math.max(0, last - readings + 1); i <= last; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static Instant at(long second) {
        return START.plusSeconds(second);
    }
}
