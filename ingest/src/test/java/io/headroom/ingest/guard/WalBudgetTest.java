package io.headroom.ingest.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.quantity.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalBudgetTest {

    @ParameterizedTest
    @CsvSource({
        "     ,      ,      , 1GB",
        "     , 20GB ,      , 4GB",
        "     , 90GB ,      , 10GB",
        "     , 90GB , 2GB  , 2GB",
        "     ,      , 10GB , 1GB",
        "5GB  ,      ,      , 5GB",
        "5GB  , 1GB  , 20GB , 5GB",
        "5GB  ,      , 2GB  , 2GB"
    })
    void isTheLeastThatIsConfiguredOrUsualAndThatPostgresAllows(
            @Nullable String configured, @Nullable String free, @Nullable String limit, String budget) {
        Bytes wanted = configured == null ? null : Bytes.parse(configured);

        assertThat(WalBudget.of(wanted, bytes(free), bytes(limit))).isEqualTo(Bytes.parse(budget));
    }

    @Test
    void restsLonger_whileOneDropFollowsSoonAfterAnother() {
        Instant now = Instant.parse("2026-11-21T10:00:00Z");
        Rests rests = Rests.starting(Duration.ofMinutes(1), Duration.ofHours(1));

        assertThat(rests.at(now)).isEqualTo(Duration.ofMinutes(1));
        Rests second = rests.after(now);
        assertThat(second.at(now.plusSeconds(300))).isEqualTo(Duration.ofMinutes(2));
        assertThat(second.at(now.plus(Duration.ofHours(3)))).isEqualTo(Duration.ofMinutes(1));
    }

    private static Optional<Bytes> bytes(@Nullable String text) {
        return Optional.ofNullable(text).map(Bytes::parse);
    }
}
