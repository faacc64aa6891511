package io.headroom.api.measure;

import io.headroom.api.capacity.Instances;
import io.headroom.api.view.Expectations;
import io.headroom.api.view.Views;
import io.headroom.core.projection.Statistic;
import io.headroom.core.projection.UsageProjection;
import io.headroom.core.projection.UsageSeries;
import io.micronaut.http.annotation.Controller;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Answers from memory. */
@Controller("/api/v1")
final class MeasureController implements MeasureContract {
    private final Views views;
    private final Instances instances;
    private final InstantSource clock;

    MeasureController(Views views, Instances instances, InstantSource clock) {
        this.views = views;
        this.instances = instances;
        this.clock = clock;
    }

    @Override
    public MeasureForecast projections(String instance, String measure, @Nullable String subject, String step) {
        UsageSeries series = MeasureQuery.of(instance, instances.requireKnown(instance), measure, subject, step);
        Expectations expectations = views.facts().expectations();
        UsageProjection said = expectations.of(series);
        return said == null ? notYet(series, expectations) : MeasureForecasts.of(series, said, clock.instant());
    }

    private static MeasureForecast notYet(UsageSeries series, Expectations expectations) {
        String known = expectations.measuresOf(series.subject()).toString();
        String detail = "Nothing has been said of this measure of " + series.subject()
                + " yet: it is not read, or was first read within the hour. There are " + known;
        return new MeasureForecast(
                series.subject().toString(),
                series.measure(),
                series.measure().unit(),
                Statistic.of(series.measure()),
                step(series),
                null,
                null,
                0,
                null,
                List.of(),
                null,
                false,
                List.of(),
                new MeasureForecast.Refusal("NOT_YET_PROJECTED", detail, null));
    }

    static String step(UsageSeries series) {
        return series.step().name().toLowerCase(Locale.ROOT);
    }
}
