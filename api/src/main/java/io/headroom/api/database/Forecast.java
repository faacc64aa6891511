package io.headroom.api.database;

import io.headroom.api.figure.Rounded;
import io.headroom.core.annotation.Amount;
import io.headroom.core.annotation.Annotation;
import io.headroom.core.annotation.AnnotationKind;
import io.headroom.core.forecast.Path;
import io.headroom.core.growth.Origin;
import io.headroom.core.projection.Measure;
import io.headroom.core.scope.Scope;
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
 * @param contenders the methods that competed by their past errors, the best first
 * @param path one point per day
 * @param means the same as means that add up to those of the whole; null where nothing can be said of one of them
 * @param growthPerDay mean net per day over the last up to 28 complete days
 * @param growthDays how many days that is the mean of
 * @param doublingDays until the level has doubled at the pace of the path, where it grows for certain
 * @param hindsight what would have been said of today, and what came
 * @param refusal why there is no path
 * @param straightLine what a dashboard would draw through the last hour, or day for tenants: to compare with only
 * @param annotations what is known of the scope that history cannot tell, in order of time; what is over, too
 */
record Forecast(
        String scope,
        Measure measure,
        String unit,
        Instant asOf,
        long level,
        @Nullable Instant projectedFrom,
        @Nullable String method,
        List<Contender> contenders,
        List<Point> path,
        @Nullable Means means,
        @Nullable Accuracy accuracy,
        @Nullable Double growthPerDay,
        @Nullable Origin growthOrigin,
        @Nullable Integer growthDays,
        @Nullable Double doublingDays,
        @Nullable Hindsight hindsight,
        @Nullable Refusal refusal,
        @Nullable Line straightLine,
        List<Known> annotations) {
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
     * What is expected in the mean, such that tables, or tenants, add up to the database, and tenants' parts of a table to the table. Only
     * means can: quantiles, and the accuracy that is published, stay those of the scope's own forecast.
     *
     * @param addUpTo the whole that the means of all parts add up to; null of the database, which adds up to itself
     * @param parts how many parts that has, this one included
     * @param partsWithoutPath those of which nothing can be said; they are taken to stay as they are
     * @param difference what this adds to the scope's own mean at the end of the path
     */
    @Schema(name = "ForecastMeans", nullable = true)
    record Means(@Nullable String addUpTo, int parts, int partsWithoutPath, long difference, List<Mean> path) {
        static Means ofWhole(List<Mean> path) {
            return new Means(null, 1, 0, 0, path);
        }

        static Means ofPart(Scope whole, int parts, int silent, List<Mean> path) {
            Mean last = path.get(path.size() - 1);
            return new Means(whole.toString(), parts, silent, last.mean() - last.own(), path);
        }
    }

    /**
     * The mean at the start of a UTC day.
     *
     * @param mean that adds up
     * @param own of the scope's own forecast, from its quantiles
     */
    @Schema(name = "ForecastMean")
    record Mean(LocalDate at, long mean, long own) {}

    /**
     * How good the forecast was on this very series, at the horizon that was asked for or the longest that could be
     * tested.
     *
     * @param days how far ahead that is
     * @param relativeMae mean absolute error over that of expecting no change; null where nothing ever changed
     * @param mase mean absolute error over the mean absolute change within a week
     * @param pinballLoss mean over P10, P50 and P90, in the unit of the forecast
     * @param coverage80 share of actual levels within P10 and P90; 0.8 is right
     * @param coverageAtLeast how low that share may be at worst, given how few stretches of that length there were
     * @param coverageAtMost how high it may be
     * @param points pairs of forecast and actual level behind all figures
     * @param windows stretches of that length that do not overlap
     */
    @Schema(name = "ForecastAccuracy", nullable = true)
    record Accuracy(
            int days,
            @Nullable Double relativeMae,
            double mase,
            double pinballLoss,
            double coverage80,
            double coverageAtLeast,
            double coverageAtMost,
            int points,
            int windows) {
        static Accuracy of(io.headroom.core.forecast.Accuracy known) {
            Double relative = known.relativeMae();
            return new Accuracy(
                    known.days(),
                    relative == null ? null : Double.valueOf(Rounded.thousandths(relative)),
                    Rounded.thousandths(known.mase()),
                    Rounded.thousandths(known.pinballLoss()),
                    Rounded.thousandths(known.coverage80()),
                    Rounded.thousandths(known.coverageAtLeast()),
                    Rounded.thousandths(known.coverageAtMost()),
                    known.points(),
                    known.windows());
        }
    }

    /**
     * A method that competed.
     *
     * @param relativeError its past errors over those of the best
     * @param share its say in the path, from 0 to 1
     */
    @Schema(name = "ForecastContender")
    record Contender(String method, double relativeError, double share) {
        static Contender of(io.headroom.core.forecast.Contender known) {
            return new Contender(
                    known.method(), Rounded.thousandths(known.relativeError()), Rounded.thousandths(known.share()));
        }
    }

    /**
     * What would have been said, knowing only what was known then, of the level at {@code projectedFrom}, and what came.
     *
     * @param days how long ago
     * @param before the level then
     * @param actual the level that came
     * @param error P50 over the actual level, less 1; null if nothing was left
     */
    @Schema(name = "ForecastHindsight", nullable = true)
    record Hindsight(
            int days,
            long before,
            long p10,
            long p50,
            long p90,
            long actual,
            @Nullable Double error) {
        static Hindsight of(io.headroom.core.forecast.Hindsight known) {
            long actual = known.actual();
            Double error = actual == 0 ? null : Double.valueOf(Rounded.thousandths((double) known.p50() / actual - 1));
            return new Hindsight(known.days(), known.before(), known.p10(), known.p50(), known.p90(), actual, error);
        }
    }

    /**
     * An annotation that concerns the scope, see GET /databases/{db}/annotations.
     *
     * @param label what it is, in people's words
     * @param scope what it was said of
     * @param until the first instant after it; null for a launch without end
     * @param factor on what would come otherwise
     * @param bytes that an import brings, as rows
     * @param bytesPerDay that come on top, as rowsPerDay
     * @param adds what it adds to P50 at the end of the path, by itself; null where it changes nothing ahead
     */
    @Schema(name = "ForecastAnnotation")
    record Known(
            String id,
            AnnotationKind kind,
            String label,
            String scope,
            Instant from,
            @Nullable Instant until,
            @Nullable Double factor,
            @Nullable Long bytes,
            @Nullable Long rows,
            @Nullable Long bytesPerDay,
            @Nullable Long rowsPerDay,
            @Nullable Long adds) {
        static Known of(Annotation known, @Nullable Long adds) {
            Amount total = known.total();
            Amount perDay = known.perDay();
            return new Known(
                    known.id(),
                    known.kind(),
                    known.label(),
                    known.scope().toString(),
                    known.from(),
                    known.until(),
                    known.factor(),
                    total == null ? null : total.bytes(),
                    total == null ? null : total.rows(),
                    perDay == null ? null : perDay.bytes(),
                    perDay == null ? null : perDay.rows(),
                    adds);
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
