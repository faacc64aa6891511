package io.headroom.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeasonsTest {

    @ParameterizedTest
    @CsvSource({"PT5M,288,2016", "PT1H,24,168", "PT6H,4,28", "P1D,7,365"})
    void followFromTheCalendar(Duration step, int shorter, int longer) {
        assertThat(Seasons.of(step).periods()).containsExactly(shorter, longer);
    }

    @Test
    void areTheYearAlone_forWeeks() {
        assertThat(Seasons.of(Duration.ofDays(7)).periods()).containsExactly(52);
    }

    @Test
    void leaveOutWhatNoWholeNumberOfStepsFills() {
        assertThat(Seasons.of(Duration.ofHours(7)).periods()).containsExactly(24);
        assertThat(Seasons.of(Duration.ofDays(3)).periods()).containsExactly(122);
    }

    @Test
    void areTwoAtMost() {
        assertThatThrownBy(() -> new Seasons(List.of(2, 3, 4))).hasMessageContaining("at most two");
        assertThatThrownBy(() -> new Seasons(List.of(1))).hasMessageContaining("2 steps or more, got [1]");
    }
}
