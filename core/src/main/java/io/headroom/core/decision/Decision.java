package io.headroom.core.decision;

import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.trigger.TriggerFact;

/** What was decided about an instance. */
public sealed interface Decision {

    /** A trigger changed its phase. */
    record Triggered(TriggerFact trigger) implements Decision {}

    /** What to do about it now. */
    record Recommended(RecommendationFact recommendation) implements Decision {}
}
