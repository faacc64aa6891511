package io.headroom.api.annotation;

import io.headroom.api.declaration.DeclarationLog;
import io.headroom.api.problem.ProblemException;
import io.headroom.api.view.Latest;
import io.headroom.api.view.Views;
import io.headroom.core.annotation.Annotation;
import io.headroom.core.topic.Topics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Keeps annotations. What was accepted can be read here when the answer is given. */
@Singleton
final class Annotations {
    /** For how long those that are over are kept: a chart shows a year. */
    private static final Duration MEMORY = Duration.ofDays(400);

    /** Each is looked at with every reading of the instance. */
    private static final int MOST = 200;

    private final Views views;
    private final DeclarationLog log;
    private final InstantSource clock;

    Annotations(Views views, DeclarationLog log, InstantSource clock) {
        this.views = views;
        this.log = log;
        this.clock = clock;
    }

    /** @throws ProblemException if the database has too many */
    synchronized Annotation declare(Annotation annotation) {
        Instant oldest = clock.instant().minus(MEMORY);
        List<Annotation> others = known().all().values().stream()
                .filter(other -> other.database().equals(annotation.database()))
                .toList();
        List<Annotation> forgotten =
                others.stream().filter(other -> other.isOver(oldest)).toList();
        forgotten.forEach(other -> log.write(Topics.ANNOTATIONS, known(), other.key(), null));
        int kept = others.size() - forgotten.size();
        if (kept >= MOST) {
            String must = "at most " + MOST + " of a database; take some back (DELETE .../annotations/{id})";
            throw ProblemException.invalidParameter("annotations", String.valueOf(kept + 1), must);
        }
        log.write(Topics.ANNOTATIONS, known(), annotation.key(), annotation);
        return annotation;
    }

    /** @throws ProblemException if none was declared under this id */
    synchronized Annotation takeBack(String database, String id) {
        String key = Annotation.key(database, id);
        Annotation annotation = known().of(key);
        if (annotation == null) {
            String must = "the id of an annotation that was declared by request (see GET /api/v1/databases/" + database
                    + "/annotations); those without declaredAt stand in the configuration";
            throw ProblemException.invalidParameter("id", id, must);
        }
        log.write(Topics.ANNOTATIONS, known(), key, null);
        return annotation;
    }

    private Latest<Annotation> known() {
        return views.facts().annotations();
    }
}
