package io.headroom.api.silence;

import io.headroom.api.view.Facts;
import io.headroom.core.silence.Acknowledgement;
import io.headroom.core.silence.Hush;
import io.headroom.core.silence.Silence;
import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.TriggerFact;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What was said about not being told, at a moment. */
public record Calm(Collection<Silence> silences, Map<String, Acknowledgement> acknowledgements, Instant now) {

    public static Calm of(Facts facts, Instant now) {
        return new Calm(
                facts.silences().all().values(), facts.acknowledgements().all(), now);
    }

    /** The one that keeps it quiet; a trigger that does not fire tells nobody anyway. */
    public Optional<Silence> silence(TriggerFact fact) {
        return fact.state() == Phase.FIRING ? Hush.of(fact, silences, now) : Optional.empty();
    }

    /** Of this firing. */
    public Optional<Acknowledgement> acknowledgement(TriggerFact fact) {
        return Optional.ofNullable(acknowledgements.get(fact.key())).filter(known -> known.isOf(fact));
    }
}
