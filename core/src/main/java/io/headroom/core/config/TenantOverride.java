package io.headroom.core.config;

import java.util.List;

/** How one table differs from the rest of its database. */
public sealed interface TenantOverride {

    /** Its rows belong to nobody. */
    record Shared() implements TenantOverride {}

    /** Another column holds the tenant. */
    record Column(String name) implements TenantOverride {}

    /**
     * The way along foreign keys that decides.
     *
     * @param steps columns (or names of constraints) from this table on; as few as leave no doubt
     */
    record Path(List<String> steps) implements TenantOverride {
        public Path {
            steps = List.copyOf(steps);
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("path must name at least the column to follow, got none");
            }
        }
    }
}
