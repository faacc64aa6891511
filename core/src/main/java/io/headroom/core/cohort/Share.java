package io.headroom.core.cohort;

import io.headroom.core.scope.Tenant;

/** The rows of a table that belong to one tenant and were born in one month. */
public record Share(Tenant tenant, Cohort cohort) {}
