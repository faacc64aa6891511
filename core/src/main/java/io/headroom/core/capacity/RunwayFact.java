package io.headroom.core.capacity;

import io.headroom.core.forecast.Crossing;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Runway} to one limit as it travels.
 *
 * @param limit its label, such as {@code 95%}
 * @param p10 early: one time in ten it is reached before
 * @param actBy the last day to decide on more capacity; may have passed
 */
public record RunwayFact(
        Resource resource,
        String limit,
        long limitBytes,
        Reached p10,
        Reached p50,
        Reached p90,
        @Nullable LocalDate actBy) {

    /** When a limit is reached, as far as that can be said. */
    public enum Outcome {
        ON,
        NOT_WITHIN_HORIZON,
        /** Whether there is growth at all is within the noise. */
        UNDECIDED
    }

    /** @param day present if and only if the outcome is {@code ON} */
    public record Reached(Outcome outcome, @Nullable LocalDate day) {
        public Reached {
            Objects.requireNonNull(outcome, "outcome");
            if ((outcome == Outcome.ON) != (day != null)) {
                throw new IllegalArgumentException("outcome " + outcome + " does not go with the day " + day);
            }
        }

        /** As it travels. */
        public static Reached of(Crossing.Reach reach) {
            if (reach instanceof Crossing.Reach.On on) {
                return new Reached(Outcome.ON, on.day());
            }
            boolean beyond = reach instanceof Crossing.Reach.NotWithinHorizon;
            return new Reached(beyond ? Outcome.NOT_WITHIN_HORIZON : Outcome.UNDECIDED, null);
        }
    }

    public RunwayFact {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(p10, "p10");
        Objects.requireNonNull(p50, "p50");
        Objects.requireNonNull(p90, "p90");
    }

    /** As it travels; none where nothing can be said. */
    public static Stream<RunwayFact> of(Runway runway) {
        return runway instanceof Runway.Projected projected ? Stream.of(ofProjected(projected)) : Stream.empty();
    }

    private static RunwayFact ofProjected(Runway.Projected runway) {
        Crossing crossing = runway.crossing();
        return new RunwayFact(
                Resource.STORAGE,
                runway.limit().kind().label(),
                runway.limit().bytes(),
                Reached.of(crossing.p10()),
                Reached.of(crossing.p50()),
                Reached.of(crossing.p90()),
                runway.actBy().orElse(null));
    }
}
