package io.headroom.core.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.scope.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExceptionalTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
    private static final Instant SAID = Instant.parse("2026-11-15T12:00:00Z");

    private final KnownFuture known = KnownFuture.of(List.of(
            new Draft("tenant:42", "IMPORT", "moves in", "2026-11-03", null, null, new Amount(null, 500L), null)
                    .annotation("move", "shop", SAID),
            new Draft(null, "HOLIDAY", "quiet days", "2026-11-18", "2026-11-25", 0.1, null, null)
                    .annotation("quiet", "shop", null),
            new Draft(null, "LAUNCH", "a campaign", "2026-10-01", "2026-11-10", 2.0, null, null)
                    .annotation("campaign", "shop", null)));

    @Test
    void areDaysOfImportsAndHolidaysThatAreOver_butNotOfLaunches() {
        assertThat(days("database"))
                .containsExactlyInAnyOrderElementsOf(dates("2026-11-03", "2026-11-18", "2026-11-19", "2026-11-20"));
    }

    @Test
    void areThoseOfTheScopeAlone() {
        assertThat(days("tenant:42")).isEqualTo(days("database"));
        assertThat(days("tenant:43"))
                .containsExactlyInAnyOrderElementsOf(dates("2026-11-18", "2026-11-19", "2026-11-20"));
    }

    @Test
    void areNotKnownBeforeAnybodySaidSo() {
        assertThat(known.saidBy(SAID.minusSeconds(1)).exceptionalDays(Scope.DATABASE, TODAY))
                .doesNotContain(LocalDate.parse("2026-11-03"));
        assertThat(known.saidBy(SAID).exceptionalDays(Scope.DATABASE, TODAY)).contains(LocalDate.parse("2026-11-03"));
    }

    private Set<LocalDate> days(String scope) {
        return known.exceptionalDays(Scope.parse(scope), TODAY);
    }

    private static Set<LocalDate> dates(String... dates) {
        return List.of(dates).stream().map(LocalDate::parse).collect(Collectors.toSet());
    }
}
