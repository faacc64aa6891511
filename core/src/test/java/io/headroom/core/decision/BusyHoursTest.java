package io.headroom.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capacity.PriceBook;
import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.config.PolicyFile;
import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.Reading;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.usage.Observation;
import io.headroom.core.usage.Sketch;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageMeasure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusyHoursTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    /** A Monday. */
    private static final Instant MONDAY = Instant.parse("2026-11-16T00:00:00Z");

    @Test
    void tellsTheShareOfTheThirdBusiestOfFiveWorkdays() {
        // Eight busy hours on Monday, seven on Tuesday, nine on Wednesday, eleven on Thursday, none on Friday.
        BusyHours hours = week(busyFrom(8, 8, 7, 9, 11, 0));

        assertThat(hours.reading(ZoneOffset.UTC)).isEqualTo(measured(hours, 8 / 12.0));
    }

    @Test
    void leavesWeekendsAndNightsOut() {
        BusyHours hours = week(at -> isWorkday(at, ZoneOffset.UTC) && hour(at, ZoneOffset.UTC) >= 8 ? 0.1 : 0.99);

        assertThat(hours.reading(ZoneOffset.UTC)).isEqualTo(measured(hours, 0));
    }

    @Test
    void takesTheHoursOfTheInstancesTimeZone() {
        BusyHours hours =
                week(at -> isWorkday(at, NEW_YORK) && hour(at, NEW_YORK) >= 8 && hour(at, NEW_YORK) < 20 ? 0.9 : 0);

        assertThat(hours.reading(NEW_YORK).known()).hasValue(1);
        // By Greenwich the same hours are those from 13 to 1.
        assertThat(hours.reading(ZoneOffset.UTC)).isEqualTo(measured(hours, 7 / 12.0));
    }

    @Test
    void keepsTheHoursFromEightToTwenty_acrossTheChangeToWinterTime() {
        // Clocks in London were put back on Sunday, 25 October 2026.
        BusyHours hours = BusyHours.NOTHING;
        Instant wednesday = Instant.parse("2026-10-21T00:00:00Z");
        for (Instant at = wednesday; at.isBefore(wednesday.plus(Duration.ofDays(7))); at = at.plusSeconds(120)) {
            hours = hours.with(at, hour(at, LONDON) >= 8 && hour(at, LONDON) < 20 ? 0.9 : 0.1);
        }

        assertThat(hours.reading(LONDON).known()).hasValue(1);
        assertThat(hours.reading(ZoneOffset.UTC).known())
                .as("before the change it began at seven")
                .hasValue(11 / 12.0);
    }

    @Test
    void aDayIsTakenIn_onceItIsOver() {
        ToDoubleFunction<Instant> fridayOnly = at -> at.isBefore(MONDAY.plus(Duration.ofDays(2))) ? 0.1 : 0.9;
        Instant friday = MONDAY.plus(Duration.ofDays(4));

        BusyHours before = fed(MONDAY, friday.plus(Duration.ofHours(20)), fridayOnly);
        BusyHours after = before.with(friday.plus(Duration.ofHours(20)), 0.1);

        assertThat(before.reading(ZoneOffset.UTC))
                .as("Monday to Thursday are known: at least the third of them")
                .isEqualTo(new Reading.AtLeast(before.last(), 0));
        assertThat(after.reading(ZoneOffset.UTC)).isEqualTo(measured(after, 1));
    }

    @Test
    void knowsNothing_withFewerThanThreeDays_andNoHourByAFewReadings() {
        BusyHours twoDays = fed(MONDAY, MONDAY.plus(Duration.ofDays(2)), at -> 0.9);
        assertThat(twoDays.reading(ZoneOffset.UTC)).isInstanceOf(Reading.Unknown.class);

        BusyHours sparse = BusyHours.NOTHING;
        for (Instant at = MONDAY; at.isBefore(MONDAY.plus(Duration.ofDays(5))); at = at.plus(Duration.ofMinutes(6))) {
            sparse = sparse.with(at, 0.9);
        }
        assertThat(sparse.reading(ZoneOffset.UTC)).isInstanceOf(Reading.Unknown.class);
    }

    @Test
    void hasTheMeansOfTheHourlyBuckets_andTakesAReadingOnce() {
        BusyHours hours = BusyHours.NOTHING;
        Sketch bucket = Sketch.of(0.3, MONDAY);
        hours = hours.with(MONDAY, 0.3);
        for (int minute = 1; minute < 60; minute++) {
            Instant at = MONDAY.plusSeconds(60L * minute);
            hours = hours.with(at, minute / 60.0).with(at, 0.99);
            bucket = bucket.with(minute / 60.0, at);
        }

        assertThat(hours.hours()).hasSize(1);
        assertThat(hours.hours().get(0).mean()).isEqualTo(bucket.bucket().mean());
        assertThat(hours.hours().get(0).count()).isEqualTo(60);
    }

    @Test
    void advises_onTheEveningOfTheThirdBusyDay_andEndsWhenTheWeekIsCalmer() {
        List<TriggerFact> transitions = new ArrayList<>();
        Judge judge = new Judge(estate("Europe/London"), Books.empty());
        Instant end = MONDAY.plus(Duration.ofDays(15));
        for (Instant at = MONDAY; at.isBefore(end); at = at.plusSeconds(60)) {
            boolean busy = at.isBefore(MONDAY.plus(Duration.ofDays(10))) && at.isAfter(MONDAY.plus(Duration.ofDays(7)));
            transitions.addAll(judged(judge, at, busy ? 0.75 : 0.2));
        }

        assertThat(transitions)
                .filteredOn(fact -> fact.rule().equals("cpu-busy-hours"))
                .extracting(fact -> fact.state() + " " + fact.since())
                .containsExactly("FIRING 2026-11-25T20:00:00Z", "RESOLVED 2026-11-30T20:00:00Z");
    }

    @Test
    void sixOfTenKnownHoursAreConsistent_asAtLeastSixtyPercentAre_andSevenOfTwelveAreNot() {
        assertThat(advised(10, 6)).containsExactly("FIRING 2026-11-18T20:00:00Z");
        assertThat(advised(12, 7)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 10, 11, 12})
    void noPartOfTheHoursOfADay_liesBetweenTheThresholdAndSixtyPercent(int known) {
        double threshold = PolicyFile.standard()
                .rule("cpu-busy-hours")
                .orElseThrow()
                .bound()
                .threshold();

        assertThat(IntStream.rangeClosed(0, known).mapToDouble(busy -> (double) busy / known))
                .allMatch(share -> share > threshold == share >= 0.6);
    }

    /** What is said in a week, of each of whose days so many hours are read from 8 on, and so many of them are busy. */
    private static List<String> advised(int known, int busy) {
        Judge judge = new Judge(estate("UTC"), Books.empty());
        List<String> said = new ArrayList<>();
        for (Instant at = MONDAY; at.isBefore(MONDAY.plus(Duration.ofDays(5))); at = at.plusSeconds(60)) {
            int hour = hour(at, ZoneOffset.UTC);
            if (hour < 8 || hour >= 20 || hour < 8 + known) {
                judged(judge, at, hour >= 8 && hour < 8 + busy ? 0.75 : 0.2).stream()
                        .filter(fact -> fact.rule().equals("cpu-busy-hours"))
                        .forEach(fact -> said.add(fact.state() + " " + fact.since()));
            }
        }
        return said;
    }

    private static List<TriggerFact> judged(Judge judge, Instant at, double cpu) {
        Observation value = new Observation(Subject.instance("main"), UsageMeasure.HOST_CPU_USED, cpu);
        return judge.take("main", new InstanceInput.Observed(at, List.of(value)), at).stream()
                .filter(decision -> decision instanceof Decision.Triggered)
                .map(decision -> ((Decision.Triggered) decision).trigger())
                .filter(fact -> fact.state() != Phase.PENDING)
                .toList();
    }

    private static Estate estate(String zone) {
        HeadroomConfig config = HeadroomConfig.parse(
                "headroom: { instances: { main: { time-zone: " + zone + " } } }", Map.of(), Path.of(""));
        return new Estate(
                Map.of(),
                Map.of("shop", "main"),
                PriceBook.EMPTY,
                PolicyFile.standard().rules(),
                List.of(),
                config.zones());
    }

    /** Busy in the first so many hours of each workday from {@code first} on. */
    private static ToDoubleFunction<Instant> busyFrom(int first, int... hoursOfDay) {
        return at -> {
            int day = (int) Duration.between(MONDAY, at).toDays();
            int hour = hour(at, ZoneOffset.UTC);
            return day < hoursOfDay.length && hour >= first && hour < first + hoursOfDay[day] ? 0.71 : 0.69;
        };
    }

    private static BusyHours week(ToDoubleFunction<Instant> cpu) {
        return fed(MONDAY, MONDAY.plus(Duration.ofDays(7)), cpu);
    }

    private static BusyHours fed(Instant from, Instant until, ToDoubleFunction<Instant> cpu) {
        BusyHours hours = BusyHours.NOTHING;
        for (Instant at = from; at.isBefore(until); at = at.plusSeconds(60)) {
            hours = hours.with(at, cpu.applyAsDouble(at));
        }
        return hours;
    }

    private static Reading measured(BusyHours hours, double share) {
        return new Reading.Measured(hours.last(), share);
    }

    private static boolean isWorkday(Instant at, ZoneId zone) {
        return at.atZone(zone).getDayOfWeek().getValue() <= 5;
    }

    private static int hour(Instant at, ZoneId zone) {
        return at.atZone(zone).getHour();
    }
}
