package io.headroom.api.annotation;

import io.headroom.core.annotation.Annotation;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All of a database, on one page. */
record AnnotationList(List<AnnotationRow> items, @Nullable String nextCursor) {

    static AnnotationList of(Collection<Annotation> annotations, Instant now) {
        return new AnnotationList(
                annotations.stream()
                        .sorted(Comparator.comparing(Annotation::from).thenComparing(Annotation::id))
                        .map(annotation -> AnnotationRow.of(annotation, now))
                        .toList(),
                null);
    }
}
