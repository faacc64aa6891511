package io.headroom.core.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capacity.Capacity;
import io.headroom.core.quantity.Bytes;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.StorageUse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void isAShareOfTheDeclaredStorage() {
        assertThat(Reading.storage(sample(StorageUse.of(300_000_000L, 50_000_000L, 0L)), capacity("500MB")))
                .isEqualTo(new Reading.Measured(AT, 0.70));
    }

    @Test
    void isALowerBound_whenTheWalIsUnknown() {
        assertThat(Reading.storage(sample(StorageUse.of(300_000_000L, null, null)), capacity("500MB")))
                .isEqualTo(new Reading.AtLeast(AT, 0.60));
    }

    @Test
    void isUnknown_withoutCapacityOrUse() {
        Capacity undeclared = capacity(null);

        assertThat(Reading.storage(sample(StorageUse.of(1L, 1L, 1L)), undeclared))
                .isInstanceOf(Reading.Unknown.class);
        assertThat(Reading.storage(sample(StorageUse.UNKNOWN), capacity("500MB")))
                .isInstanceOf(Reading.Unknown.class);
    }

    private static InstanceSample sample(StorageUse use) {
        return new InstanceSample("main", AT, use, Map.of(), null, null, Map.of(), List.of());
    }

    private static Capacity capacity(String storage) {
        return new Capacity(
                "main",
                Optional.ofNullable(storage).map(Bytes::parse),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
