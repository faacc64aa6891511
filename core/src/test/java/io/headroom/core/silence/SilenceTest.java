package io.headroom.core.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.topic.Topics;
import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.TriggerFact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final TriggerFact FIRING = Firing.at(NOW, Phase.FIRING);

    @Test
    void countsFromItsBeginningUntilItsEnd() {
        Silence silence = silence("main", null, null);

        assertThat(silence.phase(NOW.minusMillis(1))).isEqualTo(Silence.Phase.PENDING);
        assertThat(silence.phase(NOW)).isEqualTo(Silence.Phase.ACTIVE);
        assertThat(silence.phase(NOW.plusSeconds(60).minusMillis(1))).isEqualTo(Silence.Phase.ACTIVE);
        assertThat(silence.phase(NOW.plusSeconds(60))).isEqualTo(Silence.Phase.EXPIRED);
    }

    @Test
    void matchesWhatEverythingItNamesIsTrueOf() {
        assertThat(silence("main", null, null).matches(FIRING)).isTrue();
        assertThat(silence(null, "storage-warning", "instance:main").matches(FIRING))
                .isTrue();
        assertThat(silence("other", "storage-warning", null).matches(FIRING)).isFalse();
        assertThat(silence(null, null, "database:shop").matches(FIRING)).isFalse();
        assertThatThrownBy(() -> silence(null, null, null)).hasMessageContaining("must name");
    }

    @Test
    void endsEarly_orNeverBegins_andEndsOnlyOnce() {
        Silence silence = silence("main", null, null);
        Silence ended = silence.ended(NOW.plusSeconds(10));

        assertThat(ended.until()).isEqualTo(NOW.plusSeconds(10));
        assertThat(ended.ended(NOW.plusSeconds(20))).isEqualTo(ended);
        assertThat(silence.ended(NOW.minusSeconds(10)).phase(NOW)).isEqualTo(Silence.Phase.EXPIRED);
    }

    @Test
    void theOneThatLastsLongestIsNamed() {
        Silence shorter = silence("main", null, null);
        Silence longer = new Silence(
                "b", null, "storage-warning", null, NOW, NOW.plusSeconds(90), "Ana", "disk is ordered", NOW);

        assertThat(Silencing.of(FIRING, List.of(shorter, longer), NOW)).contains(longer);
        assertThat(Silencing.of(FIRING, List.of(shorter, longer), NOW.plusSeconds(90)))
                .isEmpty();
    }

    @Test
    void anAcknowledgementIsOfOneFiring() {
        Acknowledgement known = new Acknowledgement(FIRING.key(), NOW, "Ana", null, NOW);

        assertThat(known.isOf(FIRING)).isTrue();
        assertThat(known.isOf(Firing.at(NOW.plusSeconds(5), Phase.RESOLVED))).isFalse();
        assertThat(known.isOf(Firing.at(NOW.plusSeconds(9), Phase.FIRING))).isFalse();
    }

    @Test
    void survivesItsTopic() {
        Silence silence = silence("main", null, null);
        byte[] bytes = Topics.SILENCES.values().serializer().serialize("", silence);
        assertThat(Topics.SILENCES.values().deserializer().deserialize("", bytes))
                .isEqualTo(silence);

        HeldNotice held = HeldNotice.of("pager", FIRING, silence);
        byte[] kept = Topics.HELD_NOTICES.values().serializer().serialize("", held);
        assertThat(Topics.HELD_NOTICES.values().deserializer().deserialize("", kept))
                .isEqualTo(held);
        assertThat(held.key()).isEqualTo("pager/main/storage-warning");
    }

    private static Silence silence(@Nullable String instance, @Nullable String rule, @Nullable String subject) {
        return new Silence("a", instance, rule, subject, NOW, NOW.plusSeconds(60), "Ana", "disk is ordered", NOW);
    }
}
