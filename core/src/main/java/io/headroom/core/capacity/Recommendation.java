package io.headroom.core.capacity;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What to do about an instance.
 *
 * @param reason one sentence for people; the numbers in it are fields as well
 * @param doubt why there is no verdict; present if and only if it is {@code UNDECIDED}
 * @param neededBytes P90 at the horizon, or what is used now where no growth is projected; empty while undecided
 * @param runways to every limit, or the reason why there is none
 * @param present what the present plan costs, where that is known
 * @param nextBecause what the present plan has too little of, in a sentence; empty where no larger one is offered
 * @param resources what is known of connections, memory and processors
 * @param path the plans of the coming year; empty while undecided, or where none can be compared or holds the need
 */
public record Recommendation(
        Verdict verdict,
        String reason,
        Optional<Doubt> doubt,
        OptionalLong usedBytes,
        OptionalLong neededBytes,
        List<Runway> runways,
        Optional<Offer> present,
        NextPlan next,
        Optional<String> nextBecause,
        List<ResourceFact> resources,
        Optional<PlanPath> path) {

    public Recommendation {
        runways = List.copyOf(runways);
        resources = List.copyOf(resources);
        if ((verdict == Verdict.UNDECIDED) != doubt.isPresent()) {
            throw new IllegalArgumentException(verdict + " does not go with the doubt " + doubt);
        }
    }
}
