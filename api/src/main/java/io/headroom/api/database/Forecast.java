package io.headroom.api.database;

import io.headroom.core.forecast.Path;
import io.headroom.core.growth.Origin;
import io.headroom.core.projection.Measure;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of a scope, or why nothing can be said.
 *
 * @param unit of every figure here: rows or bytes
 * @param asOf everything committed before it is in the level that the path starts from
 * @param level what is there now
 * @param projectedFrom the UTC midnight up to which the forecast knows history; later changes move its level only
 * @param method how the path was found; null without a path
 * @param path one point per day
 * @param growthPerDay mean net per day over the last up to 28 complete days
 * @param growthDays how many days that is the mean of
 * @param refusal why there is no path
 * @param straightLine what a dashboard would draw through the last hour, or day for tenants: to compare with only
 */
record Forecast(
        String scope,
        Measure measure,
        String unit,
        Instant asOf,
        long level,
        @Nullable Instant projectedFrom,
        @Nullable String method,
        List<Point> path,
        @Nullable Accuracy accuracy,
        @Nullable Double growthPerDay,
        @Nullable Origin growthOrigin,
        @Nullable Integer growthDays,
        @Nullable Refusal refusal,
        @Nullable Line straightLine) {
    /**
     * The level expected at the start of a UTC day.
     *
     * @param p10 one time in ten it is below
     */
    record Point(LocalDate at, long p10, long p50, long p90) {
        static Point of(LocalDate at, Path.Knot knot, long shift) {
            return new Point(at, moved(knot.p10(), shift), moved(knot.p50(), shift), moved(knot.p90(), shift));
        }

        private static long moved(long level, long shift) {
            return Math.max(0, level + shift);
        }
    }

    /**
     * How good the method was on this very series.
     *
     * @param mase mean absolute error over that of repeating the week before; below 1 is better than that
     * @param coverage80 share of actual levels within P10 and P90; 0.8 is right
     * @param points pairs of forecast and actual level behind both figures
     */
    @Schema(name = "ForecastAccuracy", nullable = true)
    record Accuracy(double mase, double coverage80, int points) {
        static Accuracy of(io.headroom.core.forecast.Accuracy accuracy) {
            return new Accuracy(
                    Rounded.thousandths(accuracy.mase()),
                    Rounded.thousandths(accuracy.coverage80()),
                    accuracy.points());
        }
    }

    /**
     * Why there is no path.
     *
     * @param code stable name of the reason
     * @param until when it will be over, if that can be known
     */
    @Schema(name = "ForecastRefusal", nullable = true)
    record Refusal(String code, String detail, @Nullable Instant until) {}

    /**
     * A straight line through recent levels.
     *
     * @param perDay its slope
     * @param since the first level it goes through
     */
    @Schema(name = "ForecastLine", nullable = true)
    record Line(double perDay, Instant since) {}
}
