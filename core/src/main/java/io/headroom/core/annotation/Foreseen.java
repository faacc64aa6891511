package io.headroom.core.annotation;

import io.headroom.core.forecast.Path;
import io.headroom.core.forecast.Projection;
import java.util.List;

/**
 * What is expected with all that is known.
 *
 * @param effects of the annotations that were taken into account, each by itself
 */
public record Foreseen(Projection projection, List<Effect> effects) {

    /**
     * What one annotation does to a path.
     *
     * @param without any annotation
     * @param with this one alone
     */
    public record Effect(Annotation annotation, Path without, Path with) {
        /** What it adds to P50 by the start of that day. */
        public long by(int day) {
            return with.at(day).p50() - without.at(day).p50();
        }
    }

    public Foreseen {
        effects = List.copyOf(effects);
    }
}
