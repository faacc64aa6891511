package io.headroom.api.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void doubles_upToTwoMinutes_andIsNeverTheSameForEverybody() {
        SplittableRandom random = new SplittableRandom(1);

        assertThat(Backoff.STANDARD.after(1, random)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(Backoff.STANDARD.after(3, random)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(Backoff.STANDARD.after(1000, random)).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
        assertThat(Backoff.STANDARD.after(5, random)).isNotEqualTo(Backoff.STANDARD.after(5, random));
    }
}
