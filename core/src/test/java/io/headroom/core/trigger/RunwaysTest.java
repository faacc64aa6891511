package io.headroom.core.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.Runway;
import io.headroom.core.capacity.StorageOutlook;
import io.headroom.core.config.CapacityConfig;
import io.headroom.core.config.InstanceConfig;
import io.headroom.core.config.PriceBookFile;
import io.headroom.core.forecast.Accuracy;
import io.headroom.core.forecast.Growth;
import io.headroom.core.forecast.GrowthInterval;
import io.headroom.core.forecast.Path;
import io.headroom.core.forecast.TrackRecord;
import io.headroom.core.growth.Origin;
import io.headroom.core.quantity.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunwaysTest {
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void isTheTimeUntilTheEarlyDate_lessTheLeadTime() {
        Reading reading = read(800, 5, Duration.ofDays(14));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Measured.class,
                        left -> assertThat(Duration.ofSeconds((long) left.value()))
                                .as("950 of 1000 bytes are reached on the 20th day at P90")
                                .isBetween(Duration.ofDays(4), Duration.ofDays(7)));
    }

    @Test
    void isNothing_onceTheDayToActHasPassed() {
        assertThat(read(800, 50, Duration.ofDays(14))).isEqualTo(new Reading.Measured(AT, 0));
    }

    /** On the 20th day at P90, on the 30th at P50. */
    @Test
    void waitsForTheLikelyDate_butAWeekAtMost() {
        double early = known(read(800, 5, Duration.ofDays(14)));

        assertThat(known(likely(800, 5, Duration.ofDays(14)))).isEqualTo(early + 7 * 86_400);
        double near = known(likely(940, 1, Duration.ofHours(6)));
        assertThat(near - known(read(940, 1, Duration.ofHours(6))))
                .as("seconds between the 7th day and the 10th")
                .isBetween(1.0, 4.0 * 86_400);
        assertThat(known(likely(960, 1, Duration.ofHours(6)))).as("reached").isZero();
        assertThat(likely(100, 1, Duration.ofDays(14))).isEqualTo(read(100, 1, Duration.ofDays(14)));
        assertThat(likely(800, 5, null)).isInstanceOf(Reading.Unknown.class);
    }

    @Test
    void isAtLeastAsLongAsThePath_whereThatDoesNotGetThere() {
        assertThat(read(100, 1, Duration.ofDays(14))).isEqualTo(new Reading.AtLeast(AT, 86 * 86_400.0));
    }

    @Test
    void isUnknown_withoutALeadTime() {
        assertThat(read(800, 5, null)).isInstanceOf(Reading.Unknown.class);
    }

    private static Reading read(long used, double perDay, @Nullable Duration leadTime) {
        Capacity capacity = capacity(leadTime);
        Path path = path(used, perDay);
        return Runways.left(runways(used, path, capacity), path, capacity, AT);
    }

    private static Reading likely(long used, double perDay, @Nullable Duration leadTime) {
        Capacity capacity = capacity(leadTime);
        Path path = path(used, perDay);
        return Runways.likelyLeft(runways(used, path, capacity), path, capacity, AT);
    }

    private static double known(Reading reading) {
        return reading.known().orElseThrow();
    }

    private static Capacity capacity(@Nullable Duration leadTime) {
        CapacityConfig config = new CapacityConfig(new Bytes(1000), null, null, null);
        return new InstanceConfig(config, null, leadTime).toCapacity("main", PriceBookFile.standard());
    }

    private static List<Runway> runways(long used, Path path, Capacity capacity) {
        return Runway.storage(capacity, new StorageOutlook(OptionalLong.of(used), true, path), AT);
    }

    private static Path path(long used, double perDay) {
        return new Path(
                AT,
                used,
                List.of(knot(used, perDay, 1), knot(used, perDay, 100)),
                "drift",
                TrackRecord.of(new Accuracy(90, 0.7, 0.7, 1, 0.8, 100, 5)),
                new Growth(perDay, 28, Origin.OBSERVED),
                GrowthInterval.UNKNOWN,
                Optional.empty());
    }

    private static Path.Knot knot(long level, double perDay, int day) {
        long most = level + Math.round(1.5 * perDay * day);
        return new Path.Knot(day, level + Math.round(perDay * day / 2), level + Math.round(perDay * day), most);
    }
}
