package io.headroom.api.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.Verdict;
import io.headroom.core.quantity.Bytes;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.StorageUse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnjudgedTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void namesWhatToDeclare_whereNobodySaysHowLargeTheStorageIs() {
        Unjudged known = new Unjudged("main", Optional.empty(), reading(500));

        assertThat(known.limits()).isEmpty();
        assertThat(known.refusal().code()).isEqualTo("CAPACITY_UNKNOWN");
        assertThat(known.refusal().detail()).startsWith("declare headroom.instances.main.capacity.storage");
        assertThat(known.asOf()).isEqualTo(NOW);
    }

    @Test
    void showsDeclaredLimitsWithoutADate_beforeAnythingIsRead() {
        Unjudged known = new Unjudged("main", Optional.of(capacity()), null);

        assertThat(known.limits())
                .extracting(UnjudgedTest::inShort)
                .containsExactly(
                        "70% 700 of 1000, used null: REFUSED USE_UNKNOWN",
                        "95% 950 of 1000, used null: REFUSED USE_UNKNOWN",
                        "100% 1000 of 1000, used null: REFUSED USE_UNKNOWN");
        assertThat(known.refusal().code()).isEqualTo("USE_UNKNOWN");
        assertThat(known.asOf()).isNull();
    }

    @Test
    void countsALimitAsReached_ifMoreThanThatIsUsed_andSaysNothingOfTheOthers() {
        Unjudged known = new Unjudged("main", Optional.of(capacity()), reading(800));

        assertThat(known.limits())
                .extracting(UnjudgedTest::inShort)
                .containsExactly(
                        "70% 700 of 1000, used 800: ON",
                        "95% 950 of 1000, used 800: REFUSED NOT_YET_JUDGED",
                        "100% 1000 of 1000, used 800: REFUSED NOT_YET_JUDGED");
        assertThat(known.limits().get(0).p10()).hasToString("2026-11-21");
        assertThat(known.limits().get(0).actBy()).hasToString("2026-11-07");
        assertThat(known.limits().get(0).utilisation()).isEqualTo(0.8);
    }

    @Test
    void advisesNothing_beforeTheFirstJudgement_andSaysWhatIsMissing() {
        Advice unread = Advice.of(new Unjudged("main", Optional.of(capacity()), null));
        Advice read = Advice.of(new Unjudged("main", Optional.of(capacity()), reading(500)));

        assertThat(unread.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(unread.doubt()).extracting(Refusal::code).isEqualTo("USE_UNKNOWN");
        assertThat(unread.reason()).isEqualTo("instance main has not been read yet");
        assertThat(unread.asOf()).isNull();
        assertThat(unread.usedBytes()).isNull();
        assertThat(unread.capacityBytes()).isEqualTo(1000);
        assertThat(read.doubt()).extracting(Refusal::code).isEqualTo("NOT_YET_JUDGED");
        assertThat(read.asOf()).isEqualTo(NOW);
        assertThat(read.usedBytes()).isEqualTo(500);
        assertThat(read.remedies()).isEmpty();
        assertThat(read.noNextPlan()).isEqualTo(read.reason());
    }

    private static String inShort(LimitRow row) {
        return row.limit() + " " + row.limitBytes() + " of " + row.capacityBytes() + ", used " + row.usedBytes() + ": "
                + row.reached()
                + (row.refusal() == null ? "" : " " + row.refusal().code());
    }

    private static Capacity capacity() {
        return new Capacity(
                "main",
                Optional.of(new Bytes(1000)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ofDays(14)));
    }

    private static InstanceSample reading(long used) {
        @Nullable Integer unknown = null;
        return new InstanceSample(
                "main", NOW, StorageUse.of(used, 0L, 0L), Map.of(), unknown, unknown, Map.of(), List.of());
    }
}
