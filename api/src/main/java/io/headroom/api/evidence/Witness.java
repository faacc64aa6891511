package io.headroom.api.evidence;

import io.headroom.api.declaration.DeclarationLog;
import io.headroom.api.problem.ProblemException;
import io.headroom.api.view.Latest;
import io.headroom.api.view.Views;
import io.headroom.core.evidence.Evidence;
import io.headroom.core.topic.Topics;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the latest proof of each kind. One of the same moment mends what was said of it; one of an earlier moment is refused,
 * because it would take the place of a later one.
 */
@Singleton
final class Witness {
    private final Views views;
    private final DeclarationLog log;

    Witness(Views views, DeclarationLog log) {
        this.views = views;
        this.log = log;
    }

    /** @throws ProblemException if there is a later one */
    synchronized void keep(Evidence evidence) {
        Latest<Evidence> known = views.facts().evidence();
        @Nullable Evidence last = known.of(evidence.key());
        if (last != null && last.at().isAfter(evidence.at())) {
            throw ProblemException.invalidParameter(
                    "at",
                    evidence.at().toString(),
                    "no earlier than " + last.at() + ", the last report of "
                            + evidence.kind().label());
        }
        if (last == null || !last.repeats(evidence)) {
            log.write(Topics.EVIDENCE, known, evidence.key(), evidence.after(last));
        }
    }
}
