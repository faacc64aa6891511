package io.headroom.api.annotation;

import io.headroom.core.annotation.Amount;
import io.headroom.core.annotation.Annotation;
import io.headroom.core.annotation.AnnotationKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An annotation as it stands.
 *
 * @param state whether something of it is yet to come
 * @param scope what it is known of, such as tenant:42
 * @param until the first instant after it; null for a launch without end
 * @param factor on what would come otherwise
 * @param bytes that an import brings, as rows; negative for what goes
 * @param bytesPerDay that come on top each day, as rowsPerDay
 * @param declaredAt null where the configuration says so
 */
record AnnotationRow(
        String id,
        State state,
        AnnotationKind kind,
        String label,
        String scope,
        Instant from,
        @Nullable Instant until,
        @Nullable Double factor,
        @Nullable Long bytes,
        @Nullable Long rows,
        @Nullable Long bytesPerDay,
        @Nullable Long rowsPerDay,
        @Nullable Instant declaredAt) {

    /** Where a moment stands to it. */
    enum State {
        PENDING,
        ACTIVE,
        OVER
    }

    static AnnotationRow of(Annotation annotation, Instant now) {
        Amount total = annotation.total();
        Amount perDay = annotation.perDay();
        return new AnnotationRow(
                annotation.id(),
                state(annotation, now),
                annotation.kind(),
                annotation.label(),
                annotation.scope().toString(),
                annotation.from(),
                annotation.until(),
                annotation.factor(),
                total == null ? null : total.bytes(),
                total == null ? null : total.rows(),
                perDay == null ? null : perDay.bytes(),
                perDay == null ? null : perDay.rows(),
                annotation.declaredAt());
    }

    private static State state(Annotation annotation, Instant now) {
        if (annotation.isOver(now)) {
            return State.OVER;
        }
        return now.isBefore(annotation.from()) ? State.PENDING : State.ACTIVE;
    }
}
