package io.headroom.core.capacity;

import io.headroom.core.config.CapacityConfig;
import io.headroom.core.config.InstanceConfig;
import io.headroom.core.config.PriceBookFile;
import io.headroom.core.forecast.Accuracy;
import io.headroom.core.forecast.Growth;
import io.headroom.core.forecast.GrowthInterval;
import io.headroom.core.forecast.Path;
import io.headroom.core.forecast.Projection;
import io.headroom.core.forecast.RefusalCode;
import io.headroom.core.forecast.TrackRecord;
import io.headroom.core.growth.Origin;
import io.headroom.core.quantity.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Instances and outlooks to decide about, in megabytes. */
final class Storage {
    static final Instant AS_OF = Instant.parse("2026-11-21T10:00:00Z");
    static final PriceBook BOOK = PriceBookFile.standard();

    private static final long MB = 1_000_000;

    private Storage() {}

    static Capacity on(String plan, Duration leadTime) {
        return new InstanceConfig(CapacityConfig.UNKNOWN, plan, leadTime).toCapacity("main", BOOK);
    }

    static Capacity declared(String storage) {
        CapacityConfig config = new CapacityConfig(Bytes.parse(storage), null, null, null);
        return new InstanceConfig(config, null, null).toCapacity("main", BOOK);
    }

    /** Grows by {@code perDay} megabytes for a hundred days, give or take half of that. */
    static StorageOutlook growing(long used, double perDay) {
        return known(used, path(used * MB, perDay * MB));
    }

    static StorageOutlook refused(long used, RefusalCode code) {
        return known(used, new Projection.Refusal(code, "for a reason", Optional.empty()));
    }

    static StorageOutlook known(long used, Projection projection) {
        return new StorageOutlook(OptionalLong.of(used * MB), true, projection);
    }

    static Path path(long level, double perDay) {
        List<Path.Knot> knots = List.of(knot(level, perDay, 1), knot(level, perDay, 100));
        Growth growth = new Growth(perDay, 28, Origin.OBSERVED);
        return new Path(
                AS_OF,
                level,
                knots,
                "drift",
                TrackRecord.of(new Accuracy(90, 0.7, 0.7, 1, 0.8, 100, 5)),
                growth,
                new GrowthInterval(perDay / 2, perDay * 3 / 2),
                Optional.empty());
    }

    private static Path.Knot knot(long level, double perDay, int day) {
        return new Path.Knot(
                day,
                level + Math.round(perDay * day / 2),
                level + Math.round(perDay * day),
                level + Math.round(perDay * day * 3 / 2));
    }
}
