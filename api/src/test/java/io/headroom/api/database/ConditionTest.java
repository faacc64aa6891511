package io.headroom.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.api.view.DeadLetters.Doubt;
import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.capture.Problem;
import io.headroom.core.change.TableId;
import io.headroom.core.reconciliation.Bracket;
import io.headroom.core.reconciliation.TableCheck;
import io.headroom.core.scope.TableName;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Problem PROBLEM = new Problem("It is so.", "Do this.");
    private static final List<Doubt> DOUBTS =
            List.of(new Doubt("public.booking", 3, "bad", NOW.plusNanos(649_742_988)));

    @ParameterizedTest
    @EnumSource
    void isWhatIngestSays(CaptureState state) {
        assertThat(Condition.of(capture(state, NOW), List.of(), NOW))
                .isEqualTo(new Condition(DatabaseStatus.valueOf(state.name()), PROBLEM));
    }

    @Test
    void isStaleAfterFifteenSecondsOfSilence_notBefore() {
        assertThat(status(CaptureState.STREAMING, NOW.minusSeconds(15))).isEqualTo(DatabaseStatus.STREAMING);
        assertThat(status(CaptureState.STREAMING, NOW.minusMillis(15_001))).isEqualTo(DatabaseStatus.STALE);
        assertThat(status(CaptureState.FAILED, NOW.minusMillis(15_001))).isEqualTo(DatabaseStatus.STALE);
    }

    @Test
    void saysToTheSecondSinceWhenThereIsSilence() {
        Instant last = NOW.minusSeconds(60).plusNanos(649_742_988);

        assertThat(Condition.of(capture(CaptureState.STREAMING, last), List.of(), NOW)
                        .problem())
                .extracting(Problem::reason, InstanceOfAssertFactories.STRING)
                .startsWith("Ingest has been silent since 2026-11-21T09:59:00Z.");
    }

    @Test
    void isDegradedWhereACountIsDoubtful_unlessTheCaptureDoesNotEvenMove() {
        Condition degraded = Condition.of(capture(CaptureState.STREAMING, NOW), DOUBTS, NOW);

        assertThat(degraded.status()).isEqualTo(DatabaseStatus.DEGRADED);
        assertThat(degraded.problem())
                .extracting(Problem::reason, InstanceOfAssertFactories.STRING)
                .contains("public.booking (3, the last at 2026-11-21T10:00:00Z: bad)");
        assertThat(Condition.of(capture(CaptureState.FAILED, NOW), DOUBTS, NOW))
                .isEqualTo(new Condition(DatabaseStatus.FAILED, PROBLEM));
        assertThat(Condition.of(capture(CaptureState.RETRYING, NOW), DOUBTS, NOW)
                        .status())
                .isEqualTo(DatabaseStatus.RETRYING);
    }

    @Test
    void isDegradedWhereATableIsKnownToDiffer_notWhereItIsSuspectedTo() {
        Condition streaming = Condition.of(capture(CaptureState.STREAMING, NOW), List.of(), NOW);
        Condition failed = Condition.of(capture(CaptureState.FAILED, NOW), List.of(), NOW);
        TableCheck once = TableCheck.unverified(
                        "shop", new TableId(1), new TableName("public", "booking"), NOW, "nobody has counted it yet")
                .counted(NOW, 97, Bracket.at(100));
        TableCheck twice = once.counted(NOW, 97, Bracket.at(100));

        assertThat(streaming.beside(List.of(once))).isEqualTo(streaming);
        assertThat(streaming.beside(List.of(once, twice)).status()).isEqualTo(DatabaseStatus.DEGRADED);
        assertThat(streaming.beside(List.of(twice)).problem())
                .extracting(Problem::reason, InstanceOfAssertFactories.STRING)
                .isEqualTo(
                        "PostgreSQL counts other rows than Headroom: public.booking (97 rows, 3 fewer than counted).");
        assertThat(failed.beside(List.of(twice))).isEqualTo(failed);
    }

    private static DatabaseStatus status(CaptureState state, Instant publishedAt) {
        return Condition.of(capture(state, publishedAt), List.of(), NOW).status();
    }

    private static CaptureStatus capture(CaptureState state, Instant publishedAt) {
        return new CaptureStatus("shop", "main", state, 1, 1, null, null, "f00d", PROBLEM, null, publishedAt, null);
    }
}
