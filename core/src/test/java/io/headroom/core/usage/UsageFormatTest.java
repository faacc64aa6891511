package io.headroom.core.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.growth.Granularity;
import io.headroom.core.wire.MalformedRecordException;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The bytes of {@code headroom.usage}. */
class UsageFormatTest {
    private static final UsageKey KEY =
            new UsageKey(Subject.instance("main"), UsageMeasure.WAL, Granularity.HOUR, 3600);
    private static final UsageBucket BUCKET = new UsageBucket(2, 1.5, 2, 2, 1, Instant.parse("1970-01-01T00:00:01Z"));

    @Test
    void aKeyIsTheseBytes() {
        assertThat(HexFormat.of().formatHex(UsageKey.encode(KEY)))
                .isEqualTo("0d" + "696e7374616e63653a6d61696e" // instance:main
                        + "03" + "57414c" // WAL
                        + "01" // an hour
                        + "0000000000000e10"); // its first second
        assertThat(UsageKey.decode(UsageKey.encode(KEY))).isEqualTo(KEY);
    }

    @Test
    void aBucketIsTheseBytes() {
        assertThat(HexFormat.of().formatHex(UsageBucket.encode(BUCKET)))
                .isEqualTo(
                        "01" // version
                                + "02" // readings
                                + "3ff8000000000000" // mean
                                + "4000000000000000" // maximum
                                + "4000000000000000" // 95 % of them
                                + "3ff0000000000000" // the last
                                + "80897a"); // when that was
        assertThat(UsageBucket.decode(UsageBucket.encode(BUCKET))).isEqualTo(BUCKET);
    }

    @Test
    void refusesASubjectOrMeasureThatIsUnknown() {
        byte[] subject = HexFormat.of().parseHex("03" + "783a79" + "03" + "57414c" + "01" + "0000000000000e10");
        byte[] measure =
                HexFormat.of().parseHex("0a" + "696e7374616e63653a79" + "01" + "57" + "01" + "0000000000000e10");

        assertThatThrownBy(() -> UsageKey.decode(subject)).isInstanceOf(MalformedRecordException.class);
        assertThatThrownBy(() -> UsageKey.decode(measure)).isInstanceOf(MalformedRecordException.class);
    }

    @Test
    void keepsManySubjectsByDayOnly() {
        assertThat(UsageKey.serves(Granularity.DAY, Subject.Kind.TABLE)).isTrue();
        assertThat(UsageKey.serves(Granularity.HOUR, Subject.Kind.TABLE)).isFalse();
        assertThat(UsageKey.serves(Granularity.FIVE_MINUTES, Subject.Kind.SLOT)).isTrue();
        assertThat(UsageKey.serves(Granularity.MONTH, Subject.Kind.SLOT)).isFalse();
    }
}
