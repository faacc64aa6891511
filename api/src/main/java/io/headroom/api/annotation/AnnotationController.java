package io.headroom.api.annotation;

import io.headroom.api.database.Databases;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.InstantSource;

/** Takes what people know, and answers with what counts then. */
@Controller("/api/v1")
final class AnnotationController implements AnnotationContract {
    private final Databases databases;
    private final Annotations annotations;
    private final InstantSource clock;

    AnnotationController(Databases databases, Annotations annotations, InstantSource clock) {
        this.databases = databases;
        this.annotations = annotations;
        this.clock = clock;
    }

    @Override
    public AnnotationList annotations(String db) {
        databases.instanceOf(db);
        return AnnotationList.of(databases.annotations(db), clock.instant());
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public AnnotationRow declare(String db, String annotation) {
        databases.instanceOf(db);
        AnnotationReader reader = new AnnotationReader(db, scope -> databases.growthPerDay(db, scope));
        return AnnotationRow.of(annotations.declare(reader.read(annotation, clock.instant())), clock.instant());
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public AnnotationRow takeBack(String db, String id) {
        databases.instanceOf(db);
        return AnnotationRow.of(annotations.takeBack(db, id), clock.instant());
    }
}
