package io.headroom.api.silence;

import io.headroom.api.view.Facts;
import io.headroom.core.silence.Acknowledgement;
import io.headroom.core.silence.Silence;
import io.headroom.core.silence.Silencing;
import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.TriggerFact;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What was said about not being told, at a moment. */
public record StandingSilences(
        Collection<Silence> silences, Map<String, Acknowledgement> acknowledgements, Instant now) {

    public static StandingSilences of(Facts facts, Instant now) {
        return new StandingSilences(
                facts.silences().all().values(), facts.acknowledgements().all(), now);
    }

    /** The one that keeps it quiet; a trigger that does not fire tells nobody anyway. */
    public Optional<Silence> silence(TriggerFact fact) {
        return fact.state() == Phase.FIRING ? Silencing.of(fact, silences, now) : Optional.empty();
    }

    /** Of this firing. */
    public Optional<Acknowledgement> acknowledgement(TriggerFact fact) {
        return Optional.ofNullable(acknowledgements.get(fact.key())).filter(known -> known.isOf(fact));
    }
}
