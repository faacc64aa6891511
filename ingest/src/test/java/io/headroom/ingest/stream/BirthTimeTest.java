package io.headroom.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BirthTimeTest {

    @Test
    void readsTimestampsAndDates() {
        assertThat(BirthTime.of("io.debezium.time.ZonedTimestamp", "2026-01-02T01:04:05.678901Z"))
                .isEqualTo("2026-01-02T01:04:05.678901Z");
        assertThat(BirthTime.of("io.debezium.time.MicroTimestamp", 1_000_001L))
                .isEqualTo(Instant.EPOCH.plusSeconds(1).plusNanos(1000));
        assertThat(BirthTime.of("io.debezium.time.Date", 1)).isEqualTo("1970-01-02T00:00:00Z");
    }

    @Test
    void takesWhatIsNoBelievableTimeForNone() {
        assertThat(BirthTime.of("io.debezium.time.ZonedTimestamp", "infinity")).isNull();
        assertThat(BirthTime.of("io.debezium.time.MicroTimestamp", Long.MAX_VALUE))
                .isNull();
        assertThat(BirthTime.of("io.debezium.time.Date", Integer.MIN_VALUE)).isNull();
        assertThat(BirthTime.of(null, 5L)).isNull();
        assertThat(BirthTime.of("io.debezium.time.Date", null)).isNull();
    }
}
