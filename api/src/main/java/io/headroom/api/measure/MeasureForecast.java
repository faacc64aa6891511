package io.headroom.api.measure;

import io.headroom.core.projection.Statistic;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageUnit;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of a sampled measure, or why nothing can be said.
 *
 * @param unit of every figure here that is not about time or error ratios
 * @param statistic what of the readings of each hour or day is meant
 * @param step hour or day
 * @param asOf end of the last hour or day that is known; null while nothing has been said
 * @param level of the last hour or day
 * @param known how many hours or days the forecast was made from
 * @param method how the path was found; null without a path
 * @param path from now on, one point for each hour or day; more than 13 weeks ahead one a week, the peak of it
 * @param growthPerDay 80 % interval of the mean change per day so far
 * @param growing whether it grows for certain
 * @param accuracies on this very series, by how far ahead
 * @param refusal why there is no path
 */
record MeasureForecast(
        String subject,
        UsageMeasure measure,
        UsageUnit unit,
        Statistic statistic,
        String step,
        @Nullable Instant asOf,
        @Nullable Double level,
        int known,
        @Nullable String method,
        List<Point> path,
        @Nullable Interval growthPerDay,
        boolean growing,
        List<Accuracy> accuracies,
        @Nullable Refusal refusal) {

    /**
     * The level expected during the hour or day, or in the days up to it, that begins at {@code at}.
     *
     * @param p10 one time in ten it is below
     */
    @Schema(name = "MeasurePoint")
    record Point(Instant at, double p10, double p50, double p90) {}

    /** Where it lies four times out of five. */
    @Schema(name = "MeasureInterval", nullable = true)
    record Interval(double low, double high) {}

    /**
     * How good the forecast was so many hours or days ahead, by a rolling origin.
     *
     * @param steps hours or days ahead
     * @param relativeMae mean absolute error over that of expecting no change; null where nothing ever changed
     * @param mase mean absolute error over the mean absolute change within a day, or a week; null likewise
     * @param pinballLoss mean over P10, P50 and P90, in the unit of the forecast
     * @param coverage80 share of actual levels within P10 and P90; 0.8 is right
     * @param coverageAtLeast how low that share may be at worst, given how few stretches of that length there were
     * @param coverageAtMost how high it may be
     * @param points pairs of forecast and actual level behind all figures
     * @param windows stretches of that length that do not overlap
     */
    @Schema(name = "MeasureAccuracy")
    record Accuracy(
            int steps,
            @Nullable Double relativeMae,
            @Nullable Double mase,
            double pinballLoss,
            double coverage80,
            double coverageAtLeast,
            double coverageAtMost,
            int points,
            int windows) {}

    /**
     * Why there is no path.
     *
     * @param code stable name of the reason
     * @param until when it will be over, if that can be known
     */
    @Schema(name = "MeasureRefusal", nullable = true)
    record Refusal(String code, String detail, @Nullable Instant until) {}
}
