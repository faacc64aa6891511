package io.headroom.api.capacity;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.api.RunningApi;
import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.capacity.Verdict;
import io.headroom.core.forecast.GrowthInterval;
import io.headroom.core.forecast.RefusalCode;
import io.headroom.core.growth.Granularity;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.projection.Statistic;
import io.headroom.core.projection.UsageProjection;
import io.headroom.core.projection.UsageProjection.Knot;
import io.headroom.core.projection.UsageSeries;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageMeasure;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What analytics could say of the measures of an instance. */
final class MeasuredFacts {
    private MeasuredFacts() {}

    /** Connections that run out in 20 days, young memory, ids that never wrap around, and a sequence. */
    static Map<UsageSeries, UsageProjection> of(String instance, String database, Instant now) {
        Instant midnight = now.truncatedTo(ChronoUnit.DAYS);
        Subject subject = Subject.instance(instance);
        Subject sequence = Subject.parse("sequence:" + database + "/public.order_id_seq");
        return Map.of(
                series(subject, UsageMeasure.CONNECTIONS_USED),
                path(midnight, Statistic.MAX, 0.8, 30, 0.005, 0.01, 0.02),
                series(subject, UsageMeasure.TRANSACTION_ID_AGE),
                path(midnight, Statistic.MAX, 1e8, 60, 0, 1e5, 1e6),
                series(subject, UsageMeasure.HOST_MEMORY_USED),
                new UsageProjection(midnight, Statistic.MAX, 0.5, 4, null, young(midnight)),
                series(sequence, UsageMeasure.SEQUENCE_USED),
                path(midnight, Statistic.LAST, 0.4, 365, 0.00355, 0.005, 0.006));
    }

    private static UsageSeries series(Subject subject, UsageMeasure measure) {
        return new UsageSeries(subject, measure, Granularity.DAY);
    }

    private static UsageProjection path(
            Instant midnight, Statistic statistic, double level, int days, double low, double middle, double high) {
        List<Knot> knots = IntStream.rangeClosed(1, days)
                .mapToObj(day -> new Knot(day, level + low * day, level + middle * day, level + high * day))
                .toList();
        List<UsageProjection.Lead> leads = List.of(new UsageProjection.Lead(7, 0.5, 0.6, 0.01, 0.8, 30, 10));
        GrowthInterval growth = new GrowthInterval(low, high);
        UsageProjection.Outlook outlook = new UsageProjection.Outlook("theta", knots, leads, growth, low > 0);
        return UsageProjection.expecting(midnight, statistic, level, 90, outlook);
    }

    private static ProjectionFact.Refused young(Instant midnight) {
        return new ProjectionFact.Refused(
                RefusalCode.INSUFFICIENT_HISTORY, "too young", midnight.plus(Duration.ofDays(10)));
    }

    static RecommendationFact nothingElseKnown(String instance) {
        return new RecommendationFact(
                instance,
                RunningApi.NOW,
                Verdict.RIGHT_SIZED,
                "it fits",
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of());
    }

    /** A limit in a line. */
    static String inShort(JsonNode row) {
        String what = row.get("resource").asText() + " " + row.get("subject").asText();
        String dates = " " + row.get("p10").asText() + " " + row.get("p50").asText() + " "
                + row.get("p90").asText();
        JsonNode refusal = row.get("refusal");
        return what
                + dates
                + " "
                + (refusal.isNull()
                        ? row.get("reached").asText()
                        : refusal.get("code").asText() + " "
                                + refusal.get("until").asText());
    }
}
