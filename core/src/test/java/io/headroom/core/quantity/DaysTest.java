package io.headroom.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysTest {
    @ParameterizedTest
    @CsvSource({"2027-06-05, 5 June 2027", "2026-09-30, 30 September 2026"})
    void areWrittenAsPeopleSayThem(LocalDate day, String words) {
        assertThat(Days.said(day)).isEqualTo(words);
    }
}
