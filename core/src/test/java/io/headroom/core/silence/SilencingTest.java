package io.headroom.core.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.TriggerFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A receiver under any sequence of firings, ends, silences and crashes. */
class SilencingTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private enum Happening {
        FIRES,
        IS_OVER,
        SILENCE_BEGINS,
        SILENCE_ENDS,
        TIME_PASSES,
        CRASH
    }

    /** Does what a courier does, with the same words written down before and after. */
    private static final class Receiver {
        private Instant now = NOW;
        private final List<Silence> silences = new ArrayList<>();
        private final List<TriggerFact> told = new ArrayList<>();
        private @Nullable HeldNotice held;
        private @Nullable TriggerFact latest;
        private @Nullable TriggerFact uncommitted;

        void happens(Happening what) {
            now = now.plusSeconds(1);
            switch (what) {
                case FIRES -> changes(Phase.FIRING);
                case IS_OVER -> changes(Phase.RESOLVED);
                case SILENCE_BEGINS ->
                    silences.add(
                            new Silence("s" + now, "main", null, null, now, now.plusSeconds(3), "Ana", "work", now));
                case SILENCE_ENDS -> silences.replaceAll(silence -> silence.ended(now));
                case TIME_PASSES -> turn(false);
                case CRASH -> {
                    turn(true);
                    if (uncommitted != null) {
                        arrives(uncommitted);
                    }
                }
            }
        }

        private void changes(Phase phase) {
            boolean fires = latest != null && latest.state() == Phase.FIRING;
            if (fires != (phase == Phase.FIRING) && (latest != null || phase == Phase.FIRING)) {
                latest = Firing.at(now, phase);
                uncommitted = latest;
                arrives(latest);
            }
        }

        private void arrives(TriggerFact fact) {
            switch (Silencing.arriving(fact, held, silences, now)) {
                case TELL -> {
                    tell(fact);
                    held = null;
                }
                case HOLD -> held = held != null && held.isOf(fact) ? held : hold(fact);
                case DROP -> held = null;
            }
        }

        private HeldNotice hold(TriggerFact fact) {
            return HeldNotice.of(
                    "pager", fact, Silencing.of(fact, silences, now).orElseThrow());
        }

        /** @param dies after the receiver has answered, before that is written down */
        void turn(boolean dies) {
            if (held != null && Silencing.isDue(held, latest, silences, now)) {
                held = held.released();
                tell(latest);
                held = dies ? held : null;
            }
        }

        private void tell(TriggerFact fact) {
            assertThat(fact.state() == Phase.FIRING
                            && Silencing.of(fact, silences, now).isPresent())
                    .isFalse();
            told.add(fact);
        }
    }

    @Property(seed = "20261121")
    void whoKnowsOfABeginningIsToldOfTheEnd_andEverybodyOfWhatLasts(
            @ForAll @Size(max = 40) List<Happening> happenings) {
        Receiver receiver = new Receiver();
        happenings.forEach(receiver::happens);
        receiver.happens(Happening.SILENCE_ENDS);
        receiver.happens(Happening.TIME_PASSES);

        TriggerFact last = receiver.told.isEmpty() ? null : receiver.told.get(receiver.told.size() - 1);
        boolean fires = receiver.latest != null && receiver.latest.state() == Phase.FIRING;
        if (fires) {
            assertThat(last).isEqualTo(receiver.latest);
        } else {
            assertThat(last == null || last.state() == Phase.RESOLVED).isTrue();
        }
    }

    @Property(seed = "20261121")
    void nobodyIsToldTwice_whileNothingCrashes(@ForAll @Size(max = 40) List<Happening> happenings) {
        Receiver receiver = new Receiver();
        happenings.stream().filter(what -> what != Happening.CRASH).forEach(receiver::happens);

        assertThat(receiver.told).doesNotHaveDuplicates();
    }
}
