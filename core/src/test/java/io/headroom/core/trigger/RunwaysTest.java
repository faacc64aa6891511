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

    @Test
    void isAtLeastAsLongAsThePath_whereThatDoesNotGetThere() {
        assertThat(read(100, 1, Duration.ofDays(14))).isEqualTo(new Reading.AtLeast(AT, 86 * 86_400.0));
    }

    @Test
    void isUnknown_withoutALeadTime() {
        assertThat(read(800, 5, null)).isInstanceOf(Reading.Unknown.class);
    }

    private static Reading read(long used, double perDay, Duration leadTime) {
        CapacityConfig config = new CapacityConfig(new Bytes(1000), null, null, null);
        Capacity capacity = new InstanceConfig(config, null, leadTime).toCapacity("main", PriceBookFile.standard());
        List<Path.Knot> knots = List.of(knot(used, perDay, 1), knot(used, perDay, 100));
        Path path = new Path(
                AT,
                used,
                knots,
                "drift",
                TrackRecord.of(new Accuracy(90, 0.7, 0.7, 1, 0.8, 100, 5)),
                new Growth(perDay, 28, Origin.OBSERVED),
                GrowthInterval.UNKNOWN,
                Optional.empty());
        StorageOutlook outlook = new StorageOutlook(OptionalLong.of(used), true, path);
        return Runways.left(Runway.storage(capacity, outlook, AT), path, capacity, AT);
    }

    private static Path.Knot knot(long level, double perDay, int day) {
        long most = level + Math.round(1.5 * perDay * day);
        return new Path.Knot(day, level + Math.round(perDay * day / 2), level + Math.round(perDay * day), most);
    }
}
