package io.headroom.core.config;

/** How one table differs from the rest of its database. */
public sealed interface TenantOverride {

    /** Its rows belong to nobody. */
    record Shared() implements TenantOverride {}

    /** Another column holds the tenant. */
    record Column(String name) implements TenantOverride {}
}
