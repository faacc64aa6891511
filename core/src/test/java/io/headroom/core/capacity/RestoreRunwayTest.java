package io.headroom.core.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.config.ConfigException;
import io.headroom.core.config.Declarations;
import io.headroom.core.forecast.RefusalCode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** 500 MB are used, 400 of them by databases, and 2 MB come every day. */
class RestoreRunwayTest {
    private static final long DATABASES = 400_000_000;
    private static final StorageOutlook GROWING = Storage.growing(500, 2);

    @Test
    void isTheDayOnWhichARestoreTakesLongerThanDeclared() {
        RunwayFact runway =
                runway("{restoreWithin: PT100S, restoreRate: 5MB}", GROWING).orElseThrow();

        assertThat(runway.resource()).isEqualTo(Resource.RESTORE_TIME);
        assertThat(runway.limit()).isEqualTo("PT1M40S");
        assertThat(runway.limitBytes()).isEqualTo(500_000_000);
        assertThat(runway.p50().day()).isEqualTo(LocalDate.of(2026, 11, 21).plusDays(49));
        assertThat(runway.p10().day()).isBefore(runway.p50().day());
    }

    @Test
    void believesTheRateThatWasMeasured_notTheDeclared() {
        Capacity capacity = capacity("{restoreWithin: PT100S, restoreRate: 5MB}");

        RunwayFact slow = RestoreRunway.of(capacity, GROWING, DATABASES, OptionalDouble.of(4e6), Storage.AS_OF)
                .orElseThrow();

        assertThat(slow.limitBytes()).isEqualTo(400_000_000);
        assertThat(slow.p90().day()).as("reached today").isEqualTo("2026-11-21");
    }

    @Test
    void saysWhatIsReachedAlready_alsoWithoutAProjection() {
        StorageOutlook refused = Storage.refused(500, RefusalCode.INSUFFICIENT_HISTORY);

        assertThat(runway("{restoreWithin: PT100S, restoreRate: 3MB}", refused)).isPresent();
        assertThat(runway("{restoreWithin: PT100S, restoreRate: 5MB}", refused)).isEmpty();
    }

    @Test
    void saysNothingWithoutAGoal_aRateOrTheSizeOfTheDatabases() {
        assertThat(runway("{storage: 1GB}", GROWING)).isEmpty();
        assertThat(runway("{restoreWithin: PT100S}", GROWING)).isEmpty();
        Capacity capacity = capacity("{restoreWithin: PT100S, restoreRate: 5MB}");
        assertThat(RestoreRunway.of(capacity, GROWING, null, OptionalDouble.empty(), Storage.AS_OF))
                .isEmpty();
    }

    @Test
    void refusesARateWithoutAGoal_andAGoalOfNoTime() {
        assertRefused("{restoreRate: 5MB}", "restoreRate goes with restore-within, which is not there");
        assertRefused("{restoreWithin: PT0S}", "restore-within must be positive, got PT0S");
    }

    @Test
    void standsAmongTheOtherRunwaysByItsDate() {
        Capacity capacity = Storage.declared("1GB");
        RecommendationFact fact = RecommendationFact.of(
                capacity, Recommendations.decide(capacity, GROWING, Storage.BOOK, Storage.AS_OF), Storage.AS_OF);
        RunwayFact restore =
                runway("{restoreWithin: PT100S, restoreRate: 5MB}", GROWING).orElseThrow();

        assertThat(fact.with(restore).runways())
                .extracting(RunwayFact::limit)
                .containsExactly("PT1M40S", "70%", "95%", "100%");
    }

    private static Optional<RunwayFact> runway(String declared, StorageOutlook outlook) {
        return RestoreRunway.of(capacity(declared), outlook, DATABASES, OptionalDouble.empty(), Storage.AS_OF);
    }

    private static Capacity capacity(String declared) {
        return Declarations.capacity("main", declared);
    }

    private static void assertRefused(String declared, String... said) {
        Assertions.assertThatThrownBy(() -> capacity(declared))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(said);
    }
}
