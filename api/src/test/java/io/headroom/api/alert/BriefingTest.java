package io.headroom.api.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.Severity;
import io.headroom.core.trigger.TriggerFact;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BriefingTest {
    private static final TriggerFact WARNING = Facts.warning("main", Phase.FIRING, 0);
    private static final TriggerFact CRITICAL = Facts.critical("main", Phase.FIRING, 60);
    private static final TriggerFact CRITICAL_OVER = Facts.critical("main", Phase.RESOLVED, 120);

    private final Briefing briefing = new Briefing(Severity.WARNING);
    private @Nullable TriggerFact silenced;

    @Test
    void tellsThatATriggerFires_andThatItIsOver() {
        assertThat(because(WARNING)).containsExactly(WARNING);
        TriggerFact over = Facts.warning("main", Phase.RESOLVED, 5);
        assertThat(because(over)).containsExactly(over);
    }

    @Test
    void tellsNothingOfWhatPends_orIsOfLessInterest() {
        assertThat(because(Facts.warning("main", Phase.PENDING, 0))).isEmpty();
        assertThat(because(Facts.warning("main", Phase.INACTIVE, 0))).isEmpty();
        assertThat(because(Facts.of("main", "advice", Severity.ADVICE, Phase.FIRING, 0)))
                .isEmpty();
    }

    @Test
    void theGraverSpeaks_andWhenItIsOver_theOtherDoes() {
        assertThat(because(WARNING, CRITICAL)).isEmpty();
        assertThat(because(CRITICAL, WARNING)).containsExactly(CRITICAL);
        assertThat(because(CRITICAL_OVER, WARNING, CRITICAL_OVER)).containsExactly(CRITICAL_OVER, WARNING);
    }

    @Test
    void aGraverOneThatIsSilenced_speaksInNobodysPlace() {
        silenced = CRITICAL;

        assertThat(because(WARNING, CRITICAL)).containsExactly(WARNING);
    }

    @Test
    void aViewThatIsBehindSilencesNobody() {
        assertThat(because(CRITICAL_OVER, WARNING, CRITICAL)).containsExactly(CRITICAL_OVER, WARNING);
    }

    @Test
    void ofWhatIsLongPast_onlyWhatStillFiresIsTold() {
        TriggerFact old =
                Facts.warning("main", Phase.FIRING, -Duration.ofDays(3).toSeconds());
        TriggerFact over =
                Facts.warning("main", Phase.RESOLVED, -Duration.ofDays(2).toSeconds());

        assertThat(because(old, old)).containsExactly(old);
        assertThat(because(old, over)).isEmpty();
        assertThat(because(over, over)).isEmpty();
    }

    @Test
    void anHourLateIsNotTooLate() {
        TriggerFact fired = Facts.warning("main", Phase.FIRING, -3600);
        TriggerFact over = Facts.warning("main", Phase.RESOLVED, -60);

        assertThat(because(fired, over)).containsExactly(fired);
        assertThat(because(over, over)).containsExactly(over);
    }

    @Test
    void whatStandsIsRepeated_exceptWhatIsSilenced() {
        TriggerFact elsewhere = Facts.warning("other", Phase.FIRING, 0);

        assertThat(briefing.standing(List.of(WARNING, CRITICAL, elsewhere), fact -> false))
                .containsExactly(CRITICAL, elsewhere);
    }

    private List<TriggerFact> because(TriggerFact fact, TriggerFact... latest) {
        Map<String, TriggerFact> all =
                Stream.of(latest).collect(Collectors.toMap(TriggerFact::key, Function.identity()));
        return briefing.because(fact, all, other -> other.equals(silenced), Facts.NOW);
    }
}
