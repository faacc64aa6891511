package io.headroom.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.usage.SlotWal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetainedWalTest {
    private static final Instant READ = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void saysHowOldTheReadingIs_andDoesNotPassItOffAsCurrentForEver() {
        CaptureStatus capture = capture(new SlotWal(READ, 7, 100, "extended", null));

        assertThat(RetainedWal.of(capture, READ.plusSeconds(60)))
                .isEqualTo(new RetainedWal(READ, 60.0, 7, 100, "extended", null))
                .matches(RetainedWal::current);
        assertThat(RetainedWal.of(capture, READ.plusSeconds(61))).matches(wal -> !wal.current());
    }

    @Test
    void isUnknown_whileNobodyHasLooked() {
        assertThat(RetainedWal.of(null, READ)).isNull();
        assertThat(RetainedWal.of(capture(null), READ)).isNull();
    }

    private static CaptureStatus capture(@Nullable SlotWal wal) {
        return new CaptureStatus(
                "shop", "main", CaptureState.STREAMING, 1, 1, null, null, "f00d", null, wal, READ, null);
    }
}
