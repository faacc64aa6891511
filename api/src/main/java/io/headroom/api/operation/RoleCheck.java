package io.headroom.api.operation;

import java.util.List;
import java.util.function.Supplier;

/**
 * Tells how a role of this process is doing, ingest or analytics for instance. The question must be cheap: it is asked
 * at every request for health.
 */
public record RoleCheck(String role, Supplier<Reading> reading) {

    /**
     * @param alive false if only a restart helps
     * @param ready false while the role does not do all of its work
     * @param detail what is the case or what is being waited for, as half a sentence
     */
    public record Reading(boolean alive, boolean ready, String detail) {}

    /** The checks of a process, as one thing to inject. */
    public record All(List<RoleCheck> checks) {
        public All {
            checks = List.copyOf(checks);
        }
    }
}
