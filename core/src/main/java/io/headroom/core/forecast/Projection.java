package io.headroom.core.forecast;

import java.time.Instant;
import java.util.Optional;

/** What can be said about the future of a quantity: a path with its error, or why there is none. */
public sealed interface Projection permits Path, Projection.Refusal {

    /**
     * An expected answer, not an error.
     *
     * @param until when the reason is expected to be gone, where that can be known
     */
    record Refusal(RefusalCode code, String detail, Optional<Instant> until) implements Projection {}
}
