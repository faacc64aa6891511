package io.headroom.core.capacity;

import static io.headroom.core.capacity.Storage.AS_OF;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.forecast.Crossing.Reach;
import io.headroom.core.forecast.RefusalCode;
import io.headroom.core.quantity.Bytes;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RunwayTest {
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    @Test
    void datesEveryLimit_andActsTheLeadTimeBeforeTheEarlyDate() {
        List<Runway.Projected> runways = projected(Storage.on("railway/starter", TWO_WEEKS), Storage.growing(340, 2));

        assertThat(runways).extracting(runway -> runway.limit().kind().label()).containsExactly("70%", "95%", "100%");
        Runway.Projected ceiling = runways.get(1);
        assertThat(ceiling.limit().bytes()).isEqualTo(475_000_000);
        assertThat(ceiling.crossing().p10()).isEqualTo(new Reach.On(LocalDate.parse("2027-01-04")));
        assertThat(ceiling.crossing().p50()).isEqualTo(new Reach.On(LocalDate.parse("2027-01-27")));
        assertThat(ceiling.crossing().p90()).isEqualTo(new Reach.NotWithinHorizon());
        assertThat(ceiling.actBy()).contains(LocalDate.parse("2026-12-21"));
    }

    @Test
    void hasNoDayToActBy_withoutALeadTimeOrAnEarlyDate() {
        assertThat(projected(Storage.declared("500MB"), Storage.growing(340, 2)))
                .allMatch(runway -> runway.actBy().isEmpty());
        assertThat(projected(Storage.on("railway/pro", TWO_WEEKS), Storage.growing(340, 2)))
                .allMatch(runway -> runway.actBy().isEmpty());
    }

    @Test
    void aBegunDayOfLeadTimeIsAWholeOne() {
        Runway.Projected ceiling = projected(
                        Storage.on("railway/starter", Duration.ofHours(25)), Storage.growing(340, 2))
                .get(1);

        assertThat(ceiling.actBy()).contains(LocalDate.parse("2027-01-02"));
    }

    @Test
    void refusesWithTheReason() {
        assertThat(Runway.storage(
                        Storage.on("railway/starter", TWO_WEEKS),
                        Storage.refused(340, RefusalCode.SURVIVORS_ONLY),
                        AS_OF))
                .singleElement()
                .extracting(runway -> ((Runway.Unknown) runway).doubt().code())
                .isEqualTo(Doubt.Code.SURVIVORS_ONLY);
        assertThat(Runway.storage(Storage.on("acme/none", TWO_WEEKS), Storage.growing(340, 2), AS_OF))
                .singleElement()
                .extracting(runway -> ((Runway.Unknown) runway).doubt().code())
                .isEqualTo(Doubt.Code.CAPACITY_UNKNOWN);
    }

    @Test
    void doesNotProject_whatIsOnlyPartlyKnown() {
        StorageOutlook partly =
                new StorageOutlook(OptionalLong.of(340_000_000), false, Storage.path(340_000_000, 2_000_000));

        assertThat(Runway.storage(Storage.on("railway/starter", TWO_WEEKS), partly, AS_OF))
                .singleElement()
                .extracting(runway -> ((Runway.Unknown) runway).doubt().code())
                .isEqualTo(Doubt.Code.USE_UNKNOWN);
    }

    @Test
    void aLimitAlreadyReachedNeedsNoProjection() {
        List<Runway.Projected> runways = projected(
                Storage.on("railway/starter", TWO_WEEKS), Storage.refused(360, RefusalCode.INSUFFICIENT_HISTORY));

        assertThat(runways).hasSize(1);
        assertThat(runways.get(0).crossing().p90()).isEqualTo(new Reach.On(LocalDate.parse("2026-11-21")));
    }

    @Test
    void everyRefusalOfAProjectionHasItsDoubt() {
        assertThat(Arrays.stream(Doubt.Code.values()).map(Enum::name))
                .containsAll(Arrays.stream(RefusalCode.values()).map(Enum::name).toList());
    }

    @Property
    void actByIsNeverAfterTheEarlyDate_andDatesAreInOrder(
            @ForAll @LongRange(min = 0, max = 600) long used,
            @ForAll @DoubleRange(min = 0, max = 20) double perDay,
            @ForAll @IntRange(min = 1, max = 24 * 60) int leadHours) {
        Capacity capacity = Storage.on("railway/starter", Duration.ofHours(leadHours));

        for (Runway.Projected runway : projected(capacity, Storage.growing(used, perDay))) {
            LocalDate early = day(runway.crossing().p10());
            assertThat(early).isBeforeOrEqualTo(day(runway.crossing().p50()));
            assertThat(day(runway.crossing().p50()))
                    .isBeforeOrEqualTo(day(runway.crossing().p90()));
            runway.actBy().ifPresent(day -> assertThat(day).isBefore(early));
        }
    }

    @Property
    void aPlanSizedForANeedIsBelowItsAdvice(@ForAll @LongRange(min = 1, max = 1L << 50) long need) {
        Bytes storage = Limit.Kind.ADVICE.storageFor(need);

        assertThat(100 * need).isLessThanOrEqualTo(70 * storage.count());
        assertThat(100 * need).isGreaterThan(70 * (storage.count() - 1));
        assertThat(Limit.Kind.FULL.of(storage).bytes()).isEqualTo(storage.count());
    }

    private static List<Runway.Projected> projected(Capacity capacity, StorageOutlook outlook) {
        return Runway.storage(capacity, outlook, AS_OF).stream()
                .map(runway -> (Runway.Projected) runway)
                .toList();
    }

    private static LocalDate day(Reach reach) {
        return reach instanceof Reach.On on ? on.day() : LocalDate.MAX;
    }
}
