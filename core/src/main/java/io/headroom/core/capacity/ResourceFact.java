package io.headroom.core.capacity;

import io.headroom.core.projection.UsageProjection;
import io.headroom.core.projection.UsageProjection.Knot;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a plan has to have of a resource beside storage, as it travels.
 *
 * @param threshold the share of it that may be used, at P90
 * @param level used share on the last day that was read
 * @param has connections, bytes of memory or processors; null where neither the instance nor its plan says so
 * @param needed as much of the same as is used at P90 within its forecast is no more than the threshold
 * @param p10 the first day on which P90 is beyond the threshold, the early date; null where there is none within the forecast
 * @param p50 the most likely one
 * @param until the last day of the forecast
 * @param leftOut why it takes no part in the choice of plans, a sentence; null where it does
 */
public record ResourceFact(
        Resource resource,
        double threshold,
        @Nullable Double level,
        @Nullable Long has,
        @Nullable Long needed,
        @Nullable LocalDate p10,
        @Nullable LocalDate p50,
        @Nullable LocalDate until,
        @Nullable String leftOut) {

    public ResourceFact {
        Objects.requireNonNull(resource, "resource");
    }

    static ResourceFact of(ResourceOutlook outlook, String instance) {
        Quantity quantity = outlook.quantity();
        Long has = outlook.has().orElse(null);
        String leftOut = outlook.leftOut(instance).orElse(null);
        UsageProjection said = outlook.said();
        Double level = said == null ? null : said.level();
        if (!(outlook instanceof ResourceOutlook.Known known)) {
            return new ResourceFact(
                    quantity.resource(), quantity.threshold(), level, has, null, null, null, null, leftOut);
        }
        return new ResourceFact(
                quantity.resource(),
                quantity.threshold(),
                level,
                has,
                has == null ? null : (Long) known.neededUntil(LocalDate.MAX, has),
                known.over(Knot::p90).orElse(null),
                known.over(Knot::p50).orElse(null),
                known.until(),
                leftOut);
    }
}
