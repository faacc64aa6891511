package io.headroom.core.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.core.forecast.RefusalCode;
import io.headroom.core.growth.Granularity;
import io.headroom.core.topic.Topics;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageMeasure;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class UsageProjectionsTest {
    private static final int HOURS = 42 * 24;

    /** Busy from eight to eight on workdays, as an office is. */
    private static final IntToDoubleFunction OFFICE = hour -> {
        int ofDay = hour % 24;
        boolean working = ofDay >= 8 && ofDay < 20 && hour / 24 % 7 < 5;
        return (working ? 80 : 10) + 2 * Buckets.noise(hour);
    };

    @Test
    void knowsTheHoursOfADayAndTheDaysOfAWeek() {
        UsageProjection said =
                Buckets.projected("instance:main", UsageMeasure.CONNECTIONS, Granularity.HOUR, HOURS, OFFICE);

        List<UsageProjection.Knot> path = outlook(said).knots();
        assertThat(path).hasSize(48).extracting(UsageProjection.Knot::step).startsWith(1, 2, 3);
        assertThat(path.get(3).p50()).as("at three at night").isCloseTo(10, within(6.0));
        assertThat(path.get(12).p50()).as("at noon").isCloseTo(80, within(6.0));
        assertThat(path).allMatch(knot -> knot.p10() <= knot.p50() && knot.p50() <= knot.p90());
        assertThat(said.statistic()).isEqualTo(Statistic.MAX);
    }

    @Test
    void showsHowGoodItWasOnThisVerySeries() {
        UsageProjection said =
                Buckets.projected("instance:main", UsageMeasure.CONNECTIONS, Granularity.HOUR, HOURS, OFFICE);

        assertThat(outlook(said).accuracies())
                .extracting(UsageProjection.Lead::steps)
                .containsExactly(1, 6, 24, 48);
        UsageProjection.Lead day = outlook(said).accuracies().get(2);
        assertThat(day.relativeMae()).as("against expecting no change").isLessThan(0.9);
        assertThat(day.points()).isGreaterThan(40);
        assertThat(day.coverage80()).isBetween(0.6, 1.0);
        assertThat(day.windows()).isLessThanOrEqualTo(day.points());
        assertThat(day.accuracy().coverageAtLeast()).isLessThan(day.coverage80());
    }

    @Test
    void theSameBucketsGiveTheSameAnswer() {
        UsageProjection then = Buckets.projected(
                "instance:main", UsageMeasure.HOST_CPU_USED, Granularity.DAY, 60, day -> 0.3 + 0.01 * (day % 7));
        UsageProjection sameBuckets = Buckets.projected(
                "instance:main", UsageMeasure.HOST_CPU_USED, Granularity.DAY, 60, day -> 0.3 + 0.01 * (day % 7));

        assertThat(sameBuckets).isEqualTo(then);
    }

    @Test
    void refusesWhatIsTooYoung_andSaysWhenThatEnds() {
        UsageProjection hours =
                Buckets.projected("instance:main", UsageMeasure.CONNECTIONS, Granularity.HOUR, 5, hour -> 3);
        UsageProjection days =
                Buckets.projected("instance:main", UsageMeasure.CONNECTIONS, Granularity.DAY, 9, day -> 3);
        UsageProjection none =
                Buckets.projected("instance:main", UsageMeasure.CONNECTIONS, Granularity.DAY, 0, day -> 3);

        assertThat(refusal(hours).code()).isEqualTo(RefusalCode.INSUFFICIENT_HISTORY);
        assertThat(refusal(hours).until()).isEqualTo(Buckets.END.plus(Duration.ofHours(19)));
        assertThat(refusal(days).until()).isEqualTo(Buckets.END.plus(Duration.ofDays(5)));
        assertThat(refusal(days).detail()).isEqualTo("a forecast needs 14 complete days of readings, there are 9");
        assertThat(refusal(none).until()).isEqualTo(Buckets.END.plus(Duration.ofDays(14)));
        assertThat(none.level()).isNull();
    }

    @Test
    void looksHalfAsFarAheadAsBack() {
        assertThat(lastStep(20)).isEqualTo(10);
        assertThat(lastStep(120)).isEqualTo(60);
        assertThat(lastStep(760)).isEqualTo(365);
    }

    private static int lastStep(int days) {
        UsageProjection said = Buckets.projected(
                "instance:main", UsageMeasure.CONNECTIONS, Granularity.DAY, days, day -> 50 + Buckets.noise(day));
        List<UsageProjection.Knot> knots = outlook(said).knots();
        return knots.get(knots.size() - 1).step();
    }

    @Test
    void passesOverGaps() {
        UsageProjection said = Buckets.projected(
                "instance:main",
                UsageMeasure.CONNECTIONS,
                Granularity.DAY,
                90,
                day -> day % 9 == 4 || (day > 40 && day < 46) ? Double.NaN : 40 + 10 * (day % 7 == 0 ? 1 : 0));

        assertThat(outlook(said).knots().get(6).p50()).as("a Sunday").isBetween(38.0, 52.0);
        assertThat(said.buckets()).isLessThan(80);
    }

    @Test
    void aConstantSeriesStaysWhereItIs() {
        UsageProjection said =
                Buckets.projected("instance:main", UsageMeasure.CONNECTIONS, Granularity.DAY, 60, day -> 7);

        assertThat(outlook(said).knots()).allMatch(knot -> Math.abs(knot.p50() - 7) < 1e-6);
        assertThat(outlook(said).accuracies().get(0).mase()).isNull();
        assertThat(outlook(said).growing()).isFalse();
    }

    @Test
    void ofAShareNeverMoreThanAllIsExpected() {
        UsageProjection said = Buckets.projected(
                "instance:main",
                UsageMeasure.CONNECTIONS_USED,
                Granularity.DAY,
                100,
                day -> Math.min(1, 0.3 + day * 0.007));

        assertThat(outlook(said).knots()).allMatch(knot -> knot.p10() >= 0 && knot.p90() <= 1);
    }

    @Test
    void aSequenceIsProjectedByWhatItUsesADay() {
        UsageProjection said = Buckets.projected(
                "sequence:shop/public.order_id_seq",
                UsageMeasure.SEQUENCE_USED,
                Granularity.DAY,
                60,
                day -> 0.4 + 0.001 * day + 0.0001 * Buckets.noise(day));

        UsageProjection.Outlook outlook = outlook(said);
        assertThat(outlook.growing()).isTrue();
        assertThat(outlook.growth().low()).isCloseTo(0.001, within(0.0001));
        UsageProjection.Knot end = outlook.knots().get(outlook.knots().size() - 1);
        assertThat(end.step()).isEqualTo(365);
        assertThat(end.p50()).isCloseTo(0.459 + 0.365, within(0.05));
        assertThat(said.statistic()).isEqualTo(Statistic.LAST);
    }

    @Test
    void ofASequenceThatStandsStillNothingIsSaid() {
        UsageProjection said = Buckets.projected(
                "sequence:shop/public.order_id_seq", UsageMeasure.SEQUENCE_USED, Granularity.DAY, 60, day -> 0.4);

        assertThat(refusal(said).code()).isEqualTo(RefusalCode.NO_GROWTH);
        assertThat(said.level()).isEqualTo(0.4);
    }

    @Test
    void whatIsPublishedIsWhatIsRead() {
        UsageProjection said =
                Buckets.projected("instance:main", UsageMeasure.CONNECTIONS, Granularity.DAY, 400, OFFICE);
        var values = Topics.USAGE_PROJECTIONS.values();
        byte[] bytes = values.serializer().serialize("", said);

        assertThat(values.deserializer().deserialize("", bytes)).isEqualTo(said);
        assertThat(bytes).hasSizeLessThan(12_000);
    }

    @Test
    void aSeriesIsWhatItsTextSays() {
        UsageSeries series = new UsageSeries(
                Subject.parse("pool:main/shop/app"), UsageMeasure.POOL_CLIENTS_WAITING, Granularity.HOUR);

        assertThat(series).hasToString("pool:main/shop/app/POOL_CLIENTS_WAITING/HOUR");
        assertThat(UsageSeries.parse(series.toString())).isEqualTo(series);
    }

    @Test
    void notAllSeriesAreDueAtOnce() {
        long start = Buckets.END.getEpochSecond();

        assertThat(List.of(UsageMeasure.values()))
                .extracting(measure -> new UsageSeries(Subject.instance("main"), measure, Granularity.HOUR).due(start))
                .allMatch(due -> !due.isBefore(Buckets.END) && due.isBefore(Buckets.END.plusSeconds(600)))
                .satisfies(all -> assertThat(Set.copyOf(all)).hasSizeGreaterThan(all.size() * 4 / 5));
    }

    private static UsageProjection.Outlook outlook(UsageProjection said) {
        return Objects.requireNonNull(said.outlook(), () -> "refused: " + said.refusal());
    }

    private static ProjectionFact.Refused refusal(UsageProjection said) {
        return Objects.requireNonNull(said.refusal(), "not refused");
    }
}
