package io.headroom.api.alert;

import io.headroom.api.declaration.DeclarationLog;
import io.headroom.api.silence.StandingSilences;
import io.headroom.api.view.Facts;
import io.headroom.core.silence.HeldNotice;
import io.headroom.core.silence.Silence;
import io.headroom.core.silence.Silencing;
import io.headroom.core.topic.Topics;
import io.headroom.core.trigger.TriggerFact;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What silences and acknowledgements keep from one receiver. It is written down before anybody relies on it. */
final class Withheld {
    private final String receiver;
    private final Supplier<Facts> facts;
    private final DeclarationLog log;

    Withheld(String receiver, Supplier<Facts> facts, DeclarationLog log) {
        this.receiver = receiver;
        this.facts = facts;
        this.log = log;
    }

    boolean isSilenced(TriggerFact fact, Instant now) {
        return silence(fact, now).isPresent();
    }

    /** Whether nobody wants to hear of it again. */
    boolean isNotRepeated(TriggerFact fact, Instant now) {
        StandingSilences standing = StandingSilences.of(facts.get(), now);
        return standing.silence(fact).isPresent()
                || standing.acknowledgement(fact).isPresent();
    }

    /** Whether the receiver is still to be told of it. */
    boolean isHeld(TriggerFact fact) {
        return held(fact) != null;
    }

    Silencing.Verdict arriving(TriggerFact fact, Instant now) {
        return Silencing.arriving(fact, held(fact), silences(), now);
    }

    /** @throws io.headroom.api.problem.ProblemException if it is not certain that it is kept */
    void hold(TriggerFact fact, Instant now) {
        HeldNotice before = held(fact);
        Optional<Silence> silence = silence(fact, now);
        if (silence.isPresent() && (before == null || !before.isOf(fact))) {
            HeldNotice held = HeldNotice.of(receiver, fact, silence.get());
            write(held.key(), held);
        }
    }

    /** What was kept and is to be told now. */
    List<HeldNotice> due(Map<String, TriggerFact> latest, Instant now) {
        return facts.get().held().all().values().stream()
                .filter(held -> held.receiver().equals(receiver))
                .filter(held -> Silencing.isDue(held, latest.get(held.trigger()), silences(), now))
                .toList();
    }

    /** @throws io.headroom.api.problem.ProblemException if it is not certain that this is known */
    void release(HeldNotice held) {
        if (!held.perhapsTold()) {
            write(held.key(), held.released());
        }
    }

    /** @throws io.headroom.api.problem.ProblemException if it is not certain that it is forgotten */
    void settle(TriggerFact fact) {
        if (isHeld(fact)) {
            write(HeldNotice.key(receiver, fact.key()), null);
        }
    }

    private @Nullable HeldNotice held(TriggerFact fact) {
        return facts.get().held().of(HeldNotice.key(receiver, fact.key()));
    }

    private Optional<Silence> silence(TriggerFact fact, Instant now) {
        return Silencing.of(fact, silences(), now);
    }

    private Collection<Silence> silences() {
        return facts.get().silences().all().values();
    }

    private void write(String key, @Nullable HeldNotice held) {
        log.write(Topics.HELD_NOTICES, facts.get().held(), key, held);
    }
}
