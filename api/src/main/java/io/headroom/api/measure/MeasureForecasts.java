package io.headroom.api.measure;

import io.headroom.core.forecast.Accuracy;
import io.headroom.core.growth.Granularity;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.projection.UsageProjection;
import io.headroom.core.projection.UsageSeries;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A projection of a measure as it is served at some moment after it was made. */
final class MeasureForecasts {
    private static final MathContext DIGITS = new MathContext(4);

    private MeasureForecasts() {}

    static MeasureForecast of(UsageSeries series, UsageProjection said, Instant now) {
        Optional<UsageProjection.Outlook> outlook = Optional.ofNullable(said.outlook());
        return new MeasureForecast(
                series.subject().toString(),
                series.measure(),
                series.measure().unit(),
                said.statistic(),
                MeasureController.step(series),
                said.asOf(),
                said.level(),
                said.buckets(),
                outlook.map(UsageProjection.Outlook::method).orElse(null),
                outlook.map(known -> path(series, said.asOf(), known.knots(), now))
                        .orElse(List.of()),
                outlook.map(known -> new MeasureForecast.Interval(
                                rounded(known.growth().low()),
                                rounded(known.growth().high())))
                        .orElse(null),
                outlook.map(UsageProjection.Outlook::growing).orElse(false),
                outlook.map(known -> known.accuracies().stream()
                                .map(MeasureForecasts::accuracy)
                                .toList())
                        .orElse(List.of()),
                refusal(said.refusal()));
    }

    /** What is over by now is no forecast any more. */
    private static List<MeasureForecast.Point> path(
            UsageSeries series, Instant asOf, List<UsageProjection.Knot> knots, Instant now) {
        Duration step = series.step() == Granularity.HOUR ? Duration.ofHours(1) : Duration.ofDays(1);
        return knots.stream()
                .filter(knot -> asOf.plus(step.multipliedBy(knot.step())).isAfter(now))
                .map(knot -> new MeasureForecast.Point(
                        asOf.plus(step.multipliedBy(knot.step() - 1L)), knot.p10(), knot.p50(), knot.p90()))
                .toList();
    }

    private static MeasureForecast.Accuracy accuracy(UsageProjection.Lead lead) {
        Accuracy known = lead.accuracy();
        return new MeasureForecast.Accuracy(
                lead.steps(),
                roundedOrNull(lead.relativeMae()),
                roundedOrNull(lead.mase()),
                rounded(lead.pinballLoss()),
                rounded(lead.coverage80()),
                rounded(known.coverageAtLeast()),
                rounded(known.coverageAtMost()),
                lead.points(),
                lead.windows());
    }

    private static MeasureForecast.@Nullable Refusal refusal(ProjectionFact.@Nullable Refused refused) {
        return refused == null
                ? null
                : new MeasureForecast.Refusal(refused.code().name(), refused.detail(), refused.until());
    }

    private static @Nullable Double roundedOrNull(@Nullable Double value) {
        return value == null ? null : (Double) rounded(value);
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}
