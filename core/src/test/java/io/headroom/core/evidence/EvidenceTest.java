package io.headroom.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.evidence.Evidence.Outcome;
import io.headroom.core.evidence.Evidence.Standing;
import io.headroom.core.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final Instant AT = Instant.parse("2026-11-01T02:00:00Z");

    @Test
    void isGoodUntilItExpires_andThenUnknown_howeverItWent() {
        Evidence passed = restore(Outcome.PASSED, 600e6, 300.0);
        Evidence failed = restore(Outcome.FAILED, 600e6, 300.0);

        assertThat(passed.standing(AT.plusSeconds(1))).isEqualTo(Standing.PASS);
        assertThat(failed.standing(AT.plusSeconds(1))).isEqualTo(Standing.FAIL);
        assertThat(passed.standing(passed.expiresAt().minusMillis(1))).isEqualTo(Standing.PASS);
        assertThat(passed.standing(passed.expiresAt())).isEqualTo(Standing.UNKNOWN);
        assertThat(failed.standing(failed.expiresAt())).isEqualTo(Standing.UNKNOWN);
    }

    @Test
    void tellsARateOnlyWhereItWasMeasured_wentWell_andIsGood() {
        assertThat(restore(Outcome.PASSED, 600e6, 300.0).bytesPerSecond(AT)).hasValue(2e6);
        assertThat(restore(Outcome.FAILED, 600e6, 300.0).bytesPerSecond(AT)).isEmpty();
        assertThat(restore(Outcome.PASSED, 600e6, 300.0).bytesPerSecond(AT.plus(Duration.ofDays(90))))
                .isEmpty();
        assertThat(restore(Outcome.PASSED, 600e6, 0.0).bytesPerSecond(AT)).isEmpty();
    }

    @Test
    void agesAlsoAfterItHasExpired_unlessItFailed() {
        Instant later = AT.plus(Duration.ofDays(100));

        assertThat(restore(Outcome.PASSED, 1, 1.0).age(later)).contains(Duration.ofDays(100));
        assertThat(restore(Outcome.FAILED, 1, 1.0).age(later)).isEmpty();
    }

    @Test
    void countsItsVersions_andKnowsARepeat() {
        Evidence first = restore(Outcome.PASSED, 1, 1.0);
        Evidence second = restore(Outcome.PASSED, 1, 1.0).after(first);

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.repeats(first)).isTrue();
        assertThat(restore(Outcome.FAILED, 1, 1.0).repeats(first)).isFalse();
    }

    @Test
    void travelsAsItIs() {
        Evidence evidence = restore(Outcome.PASSED, 600e6, 300.5);
        byte[] bytes = Topics.EVIDENCE.values().serializer().serialize("", evidence);

        assertThat(Topics.EVIDENCE.values().deserializer().deserialize("", bytes))
                .isEqualTo(evidence);
    }

    @Test
    void cannotExpireBeforeItBegins() {
        assertThatThrownBy(() -> new Evidence(
                        1, "shop", EvidenceKind.BACKUP, Outcome.PASSED, AT, AT, AT, null, null, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expiresAt must be after");
    }

    private static Evidence restore(Outcome outcome, double bytes, double seconds) {
        return new Evidence(
                1,
                "shop",
                EvidenceKind.RESTORE_TEST,
                outcome,
                AT,
                AT.plus(EvidenceKind.RESTORE_TEST.validity()),
                AT.plusSeconds(60),
                (long) bytes,
                seconds,
                null,
                null);
    }
}
