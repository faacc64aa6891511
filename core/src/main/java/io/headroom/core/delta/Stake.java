package io.headroom.core.delta;

import io.headroom.core.change.Owner;
import io.headroom.core.cohort.Cohort;

/** Whose a row says it is, which only its parent row may know to the end, and when it was born. */
public record Stake(Owner owner, Cohort cohort) {}
