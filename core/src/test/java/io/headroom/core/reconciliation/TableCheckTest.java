package io.headroom.core.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.change.TableId;
import io.headroom.core.scope.TableName;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TableCheckTest {
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final Bracket QUIET = Bracket.at(100);

    private final TableCheck fresh = TableCheck.unverified(
            "shop", new TableId(17), new TableName("public", "booking"), AT, "it has not been counted yet");

    @Test
    void verifies_whenTheCountLiesBetweenLeastAndGreatest() {
        Bracket busy = QUIET.reaching(97).reaching(104);

        assertThat(busy).isEqualTo(new Bracket(97, 104));
        assertThat(busy.excessOver(97)).isZero();
        assertThat(busy.excessOver(104)).isZero();
        assertThat(busy.excessOver(96)).isEqualTo(1);
        assertThat(busy.excessOver(107)).isEqualTo(-3);
        assertThat(fresh.counted(AT, 104, busy))
                .isEqualTo(check(CheckVerdict.VERIFIED, AT, 104L, 0, AT, 0, null, null));
    }

    @Test
    void believesInADifference_onlyWhenItIsFoundTwice() {
        TableCheck verified = fresh.counted(AT, 100, QUIET);
        TableCheck once = verified.counted(after(1), 98, QUIET);
        TableCheck twice = once.counted(after(2), 97, QUIET);

        assertThat(once).isEqualTo(check(CheckVerdict.SUSPECT, after(1), 98L, 0, AT, 1, null, null));
        assertThat(once.asksForRecount()).isFalse();
        assertThat(twice).isEqualTo(check(CheckVerdict.DRIFTED, after(2), 97L, 3, AT, 2, null, null));
        assertThat(twice.asksForRecount()).isTrue();
        assertThat(once.counted(after(2), 100, QUIET).verdict()).isEqualTo(CheckVerdict.VERIFIED);
    }

    @Test
    void doesNotTakeAFailureToCount_forADisagreementOrForAnAgreement() {
        TableCheck once = fresh.counted(AT, 98, QUIET);

        assertThat(once.uncounted(after(1), "it is locked")
                        .counted(after(2), 100, QUIET)
                        .verdict())
                .isEqualTo(CheckVerdict.VERIFIED);
        assertThat(once.uncounted(after(1), "it is locked")
                        .counted(after(2), 98, QUIET)
                        .drift())
                .isEqualTo(2);
        assertThat(fresh.counted(AT, 100, QUIET).uncounted(after(1), "it is locked"))
                .isEqualTo(check(CheckVerdict.UNVERIFIED, after(1), 100L, 0, AT, 0, null, "it is locked"));
    }

    @Test
    void isCountedAnewOnceADay_whereThatHasNotHelped() {
        TableCheck recounted =
                fresh.counted(AT, 98, QUIET).counted(after(1), 98, QUIET).recounted();

        assertThat(recounted.asksForRecount()).isFalse();
        assertThat(recounted.counted(after(2), 98, QUIET).asksForRecount()).isFalse();
        assertThat(recounted.counted(after(24 * 60), 98, QUIET).asksForRecount())
                .isFalse();
        assertThat(recounted.counted(after(24 * 60 + 1), 98, QUIET).asksForRecount())
                .isTrue();
        assertThat(recounted.counted(after(2), 100, QUIET))
                .isEqualTo(check(CheckVerdict.VERIFIED, after(2), 100L, 0, after(2), 0, null, null));
    }

    @Test
    void refusesBoundsThatCross() {
        assertThatThrownBy(() -> new Bracket(2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("least must not be above greatest, got 2 and 1");
    }

    private static Instant after(long minutes) {
        return AT.plus(Duration.ofMinutes(minutes));
    }

    private static TableCheck check(
            CheckVerdict verdict,
            Instant at,
            Long rows,
            long drift,
            Instant verifiedAt,
            int disagreements,
            Instant recountedAt,
            String reason) {
        return new TableCheck(
                "shop",
                new TableId(17),
                new TableName("public", "booking"),
                verdict,
                at,
                rows,
                drift,
                verifiedAt,
                disagreements,
                recountedAt,
                reason);
    }
}
