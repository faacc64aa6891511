package io.headroom.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capacity.PriceBook;
import io.headroom.core.trigger.Reading;
import io.headroom.core.trigger.TriggerMeasure;
import io.headroom.core.usage.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A clock that ticks every five seconds, a database that speaks or does not, and an instance that nobody reads. */
class UnheardTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final Subject SHOP = Subject.database("shop");
    private static final Estate ESTATE =
            new Estate(Map.of(), Map.of("shop", "main"), PriceBook.EMPTY, List.of(), List.of());

    private final Map<String, Long> heard = new HashMap<>();
    private final Unheard unheard = new Unheard(Shelf.in(heard));

    @Test
    void countsFromTheTickBeforeWhichSomebodySpokeLast() {
        unheard.spoke(SHOP);

        assertThat(silenceAt(0)).isZero();
        assertThat(silenceAt(5)).isEqualTo(5);
        assertThat(silenceAt(10)).isEqualTo(10);
    }

    @Test
    void isBrokenByAnyWord_andSaysWhichWasTheFirstSinceATick() {
        assertThat(unheard.spoke(SHOP)).isTrue();
        assertThat(unheard.spoke(SHOP)).isFalse();
        silenceAt(0);
        silenceAt(50);

        assertThat(unheard.spoke(SHOP)).isTrue();
        assertThat(silenceAt(55)).isZero();
    }

    @Test
    void isNobodysWhileTheClockStoodStill() {
        unheard.spoke(SHOP);
        silenceAt(0);
        silenceAt(30);

        assertThat(silenceAt(4_000))
                .as("30 s before, and nobody listened since")
                .isEqualTo(30);
        assertThat(silenceAt(4_005)).isEqualTo(35);
    }

    @Test
    void isNobodysBeforeTheFirstTick() {
        heard.put(SHOP.toString(), NOON.minus(Duration.ofDays(3)).toEpochMilli());

        assertThat(silenceAt(0)).as("heard three days before there was a clock").isZero();
        assertThat(silenceAt(5)).isEqualTo(5);
    }

    @Test
    void isNeverLessThanNone_whenTheClockWasSetBack() {
        unheard.spoke(SHOP);
        silenceAt(60);

        assertThat(silenceAt(0)).isZero();
        assertThat(silenceAt(5)).isEqualTo(5);
    }

    @Test
    void missesNobodyWhoWasNeverHeard() {
        assertThat(unheard.tick(ESTATE, NOON)).isEmpty();
        assertThat(unheard.tick(ESTATE, NOON.plusSeconds(90))).isEmpty();
    }

    private double silenceAt(int second) {
        Instant now = NOON.plusSeconds(second);
        List<Finding> findings = unheard.tick(ESTATE, now);
        assertThat(findings).extracting(Finding::measure).containsExactly(TriggerMeasure.CAPTURE_SILENCE);
        Finding only = findings.get(0);
        assertThat(only.subject()).isEqualTo(SHOP);
        Reading.Measured reading = (Reading.Measured) only.reading();
        assertThat(reading.at()).isEqualTo(now);
        return reading.value();
    }
}
