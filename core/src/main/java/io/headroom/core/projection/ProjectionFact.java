package io.headroom.core.projection;

import io.headroom.core.forecast.Growth;
import io.headroom.core.forecast.GrowthInterval;
import io.headroom.core.forecast.Path;
import io.headroom.core.forecast.Projection;
import io.headroom.core.forecast.RefusalCode;
import io.headroom.core.forecast.TrackRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code headroom.projections}: what was said from {@code asOf}, a UTC midnight, about the days after it.
 *
 * @param level rows or bytes at {@code asOf}
 * @param growth mean net per day of the last complete days, where there is one
 * @param outlook the path, absent where {@code refusal} says why
 */
public record ProjectionFact(
        Instant asOf,
        long level,
        @Nullable Growth growth,
        @Nullable Outlook outlook,
        @Nullable Refused refusal) {

    /**
     * The path ahead and how far it is to be believed.
     *
     * @param doublingSeconds until the level has doubled, where it grows for certain
     */
    public record Outlook(
            String method,
            List<Path.Knot> knots,
            TrackRecord trackRecord,
            Growth growth,
            GrowthInterval interval,
            @Nullable Long doublingSeconds) {
        public Outlook {
            trackRecord = Objects.requireNonNullElse(trackRecord, TrackRecord.NONE); // Older ones have none.
            interval = Objects.requireNonNullElse(interval, GrowthInterval.UNKNOWN);
            knots = List.copyOf(knots);
        }
    }

    /** Why there is no path, and until when, if that can be known. */
    public record Refused(
            RefusalCode code, String detail, @Nullable Instant until) {}

    public static ProjectionFact of(Projection projection, Instant asOf, long level, Optional<Growth> growth) {
        if (projection instanceof Projection.Refusal refusal) {
            Refused refused = new Refused(
                    refusal.code(), refusal.detail(), refusal.until().orElse(null));
            return new ProjectionFact(asOf, level, growth.orElse(null), null, refused);
        }
        Path path = (Path) projection;
        Long doubling = path.doubling().map(Duration::toSeconds).orElse(null);
        Outlook outlook =
                new Outlook(path.method(), path.knots(), path.trackRecord(), path.growth(), path.interval(), doubling);
        return new ProjectionFact(asOf, level, growth.orElse(null), outlook, null);
    }

    /** The path or the refusal, as the forecast gave it. */
    public Projection projection() {
        if (refusal != null) {
            return new Projection.Refusal(refusal.code(), refusal.detail(), Optional.ofNullable(refusal.until()));
        }
        return path().orElseThrow(() -> new IllegalStateException("a projection has a path or a refusal"));
    }

    /** The path, as the forecast made it. */
    public Optional<Path> path() {
        return Optional.ofNullable(outlook)
                .map(said -> new Path(
                        asOf,
                        level,
                        said.knots(),
                        said.method(),
                        said.trackRecord(),
                        said.growth(),
                        said.interval(),
                        Optional.ofNullable(said.doublingSeconds()).map(Duration::ofSeconds)));
    }
}
