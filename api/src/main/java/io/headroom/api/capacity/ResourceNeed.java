package io.headroom.api.capacity;

import io.headroom.api.figure.Rounded;
import io.headroom.core.capacity.Resource;
import io.headroom.core.capacity.ResourceFact;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a plan has to have of connections, memory or processors.
 *
 * @param threshold the share of it that may be used, at P90
 * @param level used share on the last day that was read
 * @param has connections, bytes of memory or processors; null where neither the instance nor its plan says so
 * @param needed as much of the same that no more than the threshold is used at P90; never less than there is while the
 *     forecast does not look far. Null where that is not known
 * @param p10 the first day on which P90 is beyond the threshold, the early date; null where there is none until {@code until}
 * @param p50 the most likely one
 * @param until the last day of the forecast
 * @param leftOut why it takes no part in the choice of plans, in a sentence; null where it does
 */
record ResourceNeed(
        Resource resource,
        double threshold,
        @Nullable Double level,
        @Nullable Long has,
        @Nullable Long needed,
        @Nullable LocalDate p10,
        @Nullable LocalDate p50,
        @Nullable LocalDate until,
        @Nullable String leftOut) {
    static ResourceNeed of(ResourceFact said) {
        Double level = said.level();
        return new ResourceNeed(
                said.resource(),
                said.threshold(),
                level == null ? null : Rounded.millionths(level),
                said.has(),
                said.needed(),
                said.p10(),
                said.p50(),
                said.until(),
                said.leftOut());
    }
}
