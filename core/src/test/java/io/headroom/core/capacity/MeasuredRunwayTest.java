package io.headroom.core.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.forecast.Crossing.Reach;
import io.headroom.core.forecast.RefusalCode;
import io.headroom.core.growth.Granularity;
import io.headroom.core.projection.Buckets;
import io.headroom.core.projection.UsageProjection;
import io.headroom.core.usage.Subject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class MeasuredRunwayTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    @Test
    void risingConnectionsReachTheirLimitAboutWhenTheyWould() {
        MeasuredRunway runway = runway(
                MeasuredLimit.CONNECTIONS, 160, day -> 0.2 + 0.004 * day + (day % 7 < 5 ? 0.05 : 0) + noise(day));

        // 0.25 + 0.004 a day: the 188th day, 28 days from now.
        LocalDate middle = day(runway.crossing().p50());
        assertThat(ChronoUnit.DAYS.between(TODAY, middle)).isBetween(20L, 36L);
        assertThat(day(runway.crossing().p10())).isBeforeOrEqualTo(middle);
        assertThat(runway.actBy()).isEqualTo(day(runway.crossing().p10()).minusDays(14));
    }

    @Test
    void whatGoesUpAndDownEveryWeekIsNotWithinTheHorizon() {
        MeasuredRunway runway =
                runway(MeasuredLimit.CONNECTIONS, 160, day -> 0.4 + (day % 7 < 5 ? 0.2 : 0) + noise(day));

        assertThat(runway.crossing().p10()).isInstanceOf(Reach.NotWithinHorizon.class);
        assertThat(runway.crossing().p90()).isInstanceOf(Reach.NotWithinHorizon.class);
        assertThat(runway.actBy()).isNull();
    }

    @Test
    void noiseBelowTheLimitGivesNoDate() {
        MeasuredRunway runway = runway(MeasuredLimit.CPU, 160, day -> 0.8 + 8 * noise(day));

        assertThat(runway.crossing().p50()).isNotInstanceOf(Reach.On.class);
        assertThat(runway.crossing().p10()).isNotInstanceOf(Reach.On.class);
    }

    @Test
    void whatHasReachedItIsThereToday() {
        MeasuredRunway young = runway(MeasuredLimit.CONNECTIONS, 3, day -> 1);
        MeasuredRunway old = runway(MeasuredLimit.CONNECTIONS, 60, day -> 1);

        assertThat(day(young.crossing().p90())).isEqualTo(TODAY);
        assertThat(day(old.crossing().p90())).isEqualTo(TODAY);
    }

    @Test
    void whatIsTooYoungIsRefusedWithItsEnd() {
        MeasuredRunway runway = runway(MeasuredLimit.MEMORY, 5, day -> 0.5);

        assertThat(runway.crossing()).isNull();
        assertThat(runway.refusal().code()).isEqualTo(RefusalCode.INSUFFICIENT_HISTORY);
        assertThat(runway.refusal().until()).isEqualTo(Buckets.END.plus(Duration.ofDays(9)));
    }

    @Test
    void aSequenceIsUsedUpWhenItsPaceSays_andNothingCanBeOrdered() {
        MeasuredRunway runway = runway(MeasuredLimit.SEQUENCES, 90, day -> 0.5 + 0.002 * day);

        // 0.678 yesterday: 161 days from now.
        assertThat(ChronoUnit.DAYS.between(TODAY, day(runway.crossing().p50()))).isBetween(150L, 172L);
        assertThat(runway.actBy()).isNull();
    }

    @Test
    void idsThatVacuumBringsBackNeverWrapAround() {
        MeasuredRunway runway = runway(MeasuredLimit.TRANSACTION_IDS, 200, day -> 50e6 + 10e6 * (day % 15));

        assertThat(runway.crossing().p10()).isInstanceOf(Reach.NotWithinHorizon.class);
    }

    @Test
    void idsThatNobodyFreezesWrapAroundSomeDay() {
        MeasuredRunway runway = runway(MeasuredLimit.TRANSACTION_IDS, 120, day -> 200e6 + 14e6 * day);

        // 1.866 billion yesterday: 20 days from now.
        assertThat(ChronoUnit.DAYS.between(TODAY, day(runway.crossing().p50()))).isBetween(17L, 23L);
    }

    private static MeasuredRunway runway(MeasuredLimit limit, int days, IntToDoubleFunction value) {
        String subject = limit == MeasuredLimit.SEQUENCES ? "sequence:shop/public.order_id_seq" : "instance:main";
        UsageProjection said = Buckets.projected(subject, limit.measure(), Granularity.DAY, days, value);
        return MeasuredRunway.of(limit, Subject.parse(subject), said, Optional.of(Duration.ofDays(14)));
    }

    private static LocalDate day(Reach reach) {
        assertThat(reach).isInstanceOf(Reach.On.class);
        return ((Reach.On) Objects.requireNonNull(reach)).day();
    }

    private static double noise(int day) {
        return 0.01 * Buckets.noise(day);
    }
}
