package io.headroom.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.change.ShareTotal;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Granularity;
import io.headroom.core.growth.Origin;
import io.headroom.core.ledger.Outcome.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SweepsTest {
    private static final Instant FIRST = Instant.parse("2026-11-21T10:02:00Z");
    private static final Instant SECOND = FIRST.plus(Duration.ofHours(1));
    private static final Instant TODAY = Instant.parse("2026-11-21T00:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-11-20T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-10T00:00:00Z");

    private final SweptTable table = new SweptTable().opened(1, true, FIRST.minusSeconds(1));

    @Test
    void theFirstSweepIsReconstructed_atTheDaysOfBirth() {
        table.total(1, FIRST, "A", Map.of(TUESDAY, sum(3, 300), FRIDAY, sum(1, 90)))
                .swept(1, FIRST, FIRST);

        assertThat(table.live("A")).isEqualTo(sum(4, 390));
        assertThat(table.booked(Origin.RECONSTRUCTED))
                .isEqualTo(Map.of(
                        Bucket.of(Origin.RECONSTRUCTED, Granularity.DAY, TUESDAY), Flows.added(3, 300),
                        Bucket.of(Origin.RECONSTRUCTED, Granularity.DAY, FRIDAY), Flows.added(1, 90)));
        assertThat(table.booked(Origin.OBSERVED)).isEmpty();
        assertThat(table.booked(Origin.REPAIRED)).isEmpty();
    }

    @Test
    void laterSweepsBookOnlyTheDifference_atTheSweep() {
        table.total(1, FIRST, "A", Map.of(TUESDAY, sum(3, 300))).swept(1, FIRST, FIRST);

        table.total(1, SECOND, "A", Map.of(TUESDAY, sum(2, 180), TODAY, sum(2, 200)))
                .swept(1, SECOND, FIRST);

        assertThat(table.live("A")).isEqualTo(sum(4, 380));
        assertThat(table.booked(Origin.OBSERVED))
                .isEqualTo(Map.of(
                        Bucket.of(Origin.OBSERVED, SECOND), Flows.added(2, 200).plus(Flows.removed(1, 120))));
    }

    @Test
    void whatWasBornOnADayThatEndedBetweenTheSweeps_isBookedOnThatDay() {
        Instant monday = FIRST.plus(Duration.ofDays(2));
        Instant sunday = TODAY.plus(Duration.ofDays(1));
        table.total(1, FIRST, "A", Map.of(TODAY, sum(3, 300))).swept(1, FIRST, FIRST);

        table.total(1, monday, "A", Map.of(TODAY, sum(4, 400), sunday, sum(2, 200)))
                .swept(1, monday, FIRST);

        assertThat(table.booked(Origin.OBSERVED))
                .isEqualTo(Map.of(
                        Bucket.of(Origin.OBSERVED, Granularity.DAY, TODAY), Flows.added(1, 100),
                        Bucket.of(Origin.OBSERVED, Granularity.DAY, sunday), Flows.added(2, 200)));
    }

    @Test
    void rowsThatOnlyChanged_areWiderOrNarrower() {
        table.total(1, FIRST, "A", Map.of(TUESDAY, sum(3, 300))).swept(1, FIRST, FIRST);

        table.total(1, SECOND, "A", Map.of(TUESDAY, sum(3, 250))).swept(1, SECOND, FIRST);

        assertThat(table.live("A")).isEqualTo(sum(3, 250));
        assertThat(table.booked(Origin.OBSERVED))
                .isEqualTo(Map.of(Bucket.of(Origin.OBSERVED, SECOND), Flows.widened(-50)));
    }

    @Test
    void aShareThatACompleteSweepDoesNotTellOfIsGone_thatOfAPartialOneStays() {
        table.total(1, FIRST, "A", Map.of(TUESDAY, sum(3, 300)))
                .total(1, FIRST, "B", Map.of(TUESDAY, sum(1, 100)))
                .swept(1, FIRST, FIRST);

        table.swept(1, SECOND, FIRST);
        assertThat(table.live("B")).as("only changes were told").isEqualTo(sum(1, 100));
        Instant third = SECOND.plusSeconds(60);
        table.total(1, third, "A", Map.of(TUESDAY, sum(3, 300))).swept(1, third, third);

        assertThat(table.live("A")).isEqualTo(sum(3, 300));
        assertThat(table.live("B")).isEqualTo(Footprint.NONE);
        assertThat(table.booked(Origin.OBSERVED))
                .isEqualTo(Map.of(Bucket.of(Origin.OBSERVED, third), Flows.removed(1, 100)));
    }

    @Test
    void anOlderTotalBringsNothingBack() {
        ShareTotal before = SweptTable.of(1, FIRST, "A", Map.of(TUESDAY, sum(3, 300)));
        table.told(before).swept(1, FIRST, FIRST);
        table.total(1, SECOND, "A", Map.of()).swept(1, SECOND, FIRST);
        table.total(1, SECOND.plusSeconds(1), "A", Map.of()).swept(1, SECOND.plusSeconds(1), SECOND.plusSeconds(1));

        table.told(before);

        assertThat(table.live("A")).isEqualTo(Footprint.NONE);
        assertThat(table.verdicts).last().isEqualTo(Verdict.REPEATED);
    }

    @Property(tries = 200)
    void sumsEqualTheLastSweep_howeverOftenAndInWhateverOrderTotalsCome(@ForAll Random random) {
        List<ShareTotal> told = new ArrayList<>();
        Map<String, Footprint> last = new HashMap<>();
        for (int sweep = 0; sweep < 5; sweep++) {
            for (String tenant : List.of("A", "B", "C")) {
                Map<Instant, Footprint> days = new HashMap<>();
                for (int day = 1; day <= random.nextInt(4); day++) {
                    days.put(TUESDAY.plus(Duration.ofDays(day)), sum(1 + random.nextInt(9), random.nextInt(500)));
                }
                told.add(SweptTable.of(1, FIRST.plusSeconds(sweep), tenant, days));
                last.put(tenant, days.values().stream().reduce(Footprint.NONE, Footprint::plus));
            }
        }
        List<ShareTotal> sent = new ArrayList<>(told);
        sent.addAll(told.subList(0, random.nextInt(told.size())));
        Collections.shuffle(sent, random);

        SweptTable shuffled = new SweptTable().opened(1, true, FIRST);
        sent.forEach(shuffled::told);
        shuffled.swept(1, FIRST.plusSeconds(5), FIRST);

        last.forEach(
                (tenant, sum) -> assertThat(shuffled.live(tenant)).as(tenant).isEqualTo(sum));
    }

    @Test
    void captureTakesOver_withoutCountingTwiceAndWithoutGrowth() {
        table.total(1, FIRST, "A", Map.of(TUESDAY, sum(3, 300)))
                .total(1, FIRST, "B", Map.of(TUESDAY, sum(1, 100)))
                .swept(1, FIRST, FIRST);
        Map<Bucket, Flows> history = table.booked(Origin.RECONSTRUCTED);

        // Of A's three rows one went before the snapshot and two came; a fifth came after it.
        table.opened(2, false, SECOND);
        for (int row = 1; row <= 4; row++) {
            table.seeded(2, row, "A", 110, TUESDAY.plusSeconds(row), SECOND);
            assertThat(table.live("A")).as("while it is read").isEqualTo(sum(3, 300));
        }
        table.inserted(2, 5, "A", 120, SECOND, SECOND).seeded(2, 6, "B", 100, TUESDAY, SECOND);
        table.finished(2, SECOND);

        assertThat(table.live("A")).isEqualTo(sum(5, 560));
        assertThat(table.live("B")).isEqualTo(sum(1, 100));
        assertThat(table.booked(Origin.RECONSTRUCTED)).isEqualTo(history);
        assertThat(table.booked(Origin.OBSERVED))
                .isEqualTo(Map.of(Bucket.of(Origin.OBSERVED, SECOND), Flows.added(1, 120)));
        assertThat(table.booked(Origin.REPAIRED).values()).map(Flows::settled).containsExactly(Flows.added(1, 140));
    }

    @Test
    void aTakeoverThatWasBrokenOff_isGoneOnWith() {
        table.total(1, FIRST, "A", Map.of(TUESDAY, sum(2, 200))).swept(1, FIRST, FIRST);

        table.opened(2, false, SECOND).seeded(2, 1, "A", 100, TUESDAY, SECOND);
        table.opened(3, false, SECOND)
                .seeded(3, 1, "A", 100, TUESDAY, SECOND)
                .seeded(3, 2, "A", 100, TUESDAY, SECOND)
                .finished(3, SECOND);

        assertThat(table.live("A")).isEqualTo(sum(2, 200));
        assertThat(table.booked(Origin.REPAIRED)).isEmpty();
    }

    @Test
    void sweepsTakeOverFromACapture_alike() {
        SweptTable captured = new SweptTable()
                .opened(1, false, FIRST)
                .seeded(1, 1, "A", 100, TUESDAY, FIRST)
                .seeded(1, 2, "A", 100, TUESDAY, FIRST)
                .finished(1, FIRST);

        captured.opened(2, true, FIRST)
                .total(2, SECOND, "A", Map.of(TUESDAY, sum(1, 100)))
                .swept(2, SECOND, SECOND);

        assertThat(captured.live("A")).isEqualTo(sum(1, 100));
        assertThat(captured.booked(Origin.RECONSTRUCTED).values()).containsExactly(Flows.added(2, 200));
        assertThat(captured.booked(Origin.REPAIRED).values()).containsExactly(Flows.removed(1, 100));
        assertThat(captured.booked(Origin.OBSERVED)).isEmpty();
    }

    private static Footprint sum(long rows, long bytes) {
        return new Footprint(rows, bytes);
    }
}
