package io.headroom.api.silence;

import io.headroom.api.declaration.DeclarationLog;
import io.headroom.api.problem.ProblemException;
import io.headroom.api.view.Latest;
import io.headroom.api.view.Views;
import io.headroom.core.silence.Acknowledgement;
import io.headroom.core.silence.Silence;
import io.headroom.core.topic.Topics;
import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.TriggerFact;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/** Keeps silences and acknowledgements. What was accepted can be read here when the answer is given. */
@Singleton
final class Silences {
    /** For how long those that are over are kept. */
    private static final Duration MEMORY = Duration.ofDays(30);

    private final Views views;
    private final DeclarationLog log;
    private final InstantSource clock;

    Silences(Views views, DeclarationLog log, InstantSource clock) {
        this.views = views;
        this.log = log;
        this.clock = clock;
    }

    Collection<Silence> all() {
        return known().all().values();
    }

    synchronized Silence declare(Silence silence) {
        Instant oldest = clock.instant().minus(MEMORY);
        for (Silence other : all()) {
            if (other.until().isBefore(oldest)) {
                log.write(Topics.SILENCES, known(), other.id(), null);
            }
        }
        log.write(Topics.SILENCES, known(), silence.id(), silence);
        return silence;
    }

    /** @throws ProblemException if there is none of this id */
    synchronized Silence end(String id) {
        Silence silence = known().of(id);
        if (silence == null) {
            throw ProblemException.invalidParameter("id", id, "the id of a silence (see GET /api/v1/silences)");
        }
        Silence ended = silence.ended(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (!ended.equals(silence)) {
            log.write(Topics.SILENCES, known(), id, ended);
        }
        return ended;
    }

    /** @throws ProblemException if nothing fires that is meant, or more than one thing */
    synchronized Acknowledgement acknowledge(Acknowledging said) {
        List<TriggerFact> meant = views.facts().triggers().all().values().stream()
                .filter(fact -> fact.state() == Phase.FIRING && said.matches(fact))
                .toList();
        if (meant.size() != 1) {
            String must = meant.isEmpty()
                    ? "that of a trigger which fires (see GET /api/v1/triggers)"
                    : "given with one subject of "
                            + meant.stream()
                                    .map(fact -> fact.subject().toString())
                                    .toList();
            throw ProblemException.invalidParameter("rule", said.rule(), must);
        }
        TriggerFact fact = meant.get(0);
        Acknowledgement known = new Acknowledgement(
                fact.key(),
                fact.since(),
                said.author(),
                said.comment().orElse(null),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        log.write(Topics.ACKNOWLEDGEMENTS, views.facts().acknowledgements(), fact.key(), known);
        return known;
    }

    private Latest<Silence> known() {
        return views.facts().silences();
    }
}
