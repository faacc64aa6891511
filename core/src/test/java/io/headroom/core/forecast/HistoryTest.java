package io.headroom.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.growth.Origin;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-16");

    @Test
    void computesLevelsBackwards() {
        History history = History.of(100, MONDAY, List.of(day(0, 5), day(2, 7)));

        assertThat(history.levelAtEndOf(MONDAY.plusDays(2))).isEqualTo(100);
        assertThat(history.levelAtEndOf(MONDAY.plusDays(1))).isEqualTo(93);
        assertThat(history.levelAtEndOf(MONDAY)).isEqualTo(93);
        assertThat(history.levelAtEndOf(MONDAY.minusDays(1))).isEqualTo(88);
    }

    @Test
    void knowsInRetrospectOnlyWhatWasKnown() {
        History then = History.of(100, MONDAY, List.of(day(0, 5), day(2, 7))).before(MONDAY.plusDays(2));

        assertThat(then).isEqualTo(History.of(93, MONDAY, List.of(day(0, 5))));
    }

    @Test
    void isObservedFromTheFirstWatchedDay_unlessToldBetter() {
        History.Day rebuilt = new History.Day(MONDAY, 5, Origin.RECONSTRUCTED);
        History history = History.of(100, MONDAY, List.of(rebuilt, day(2, 7)));

        assertThat(history.observedFrom()).contains(MONDAY.plusDays(2));
        assertThat(Histories.observedSince(history, MONDAY.plusDays(1)).observedFrom())
                .isEqualTo(Optional.of(MONDAY.plusDays(1)));
    }

    @Test
    void rejectsDaysOutOfOrder() {
        assertThatThrownBy(() -> History.of(100, MONDAY, List.of(day(2, 7), day(0, 5))))
                .hasMessage("day 2026-11-16 must not come after 2026-11-18");
        assertThatThrownBy(() -> History.of(100, MONDAY, List.of(day(-1, 7))))
                .hasMessage("day 2026-11-15 must not come after 2026-11-16");
    }

    @Test
    void rejectsAHorizonNobodyCanSeeTo() {
        assertThatThrownBy(() -> Assumptions.horizon(Duration.ofHours(23)))
                .hasMessage("horizon must be 1 to 1098 days, got PT23H");
        assertThatThrownBy(() -> Assumptions.horizon(Duration.ofDays(1_099))).hasMessageContaining("PT26376H");
    }

    private static History.Day day(int offset, long net) {
        return new History.Day(MONDAY.plusDays(offset), net, Origin.OBSERVED);
    }
}
