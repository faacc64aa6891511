package io.headroom.api.policy;

import io.headroom.core.trigger.Policy;
import io.micronaut.http.annotation.Controller;

/** Answers from what was read at start. */
@Controller("/api/v1")
final class PolicyController implements PolicyContract {
    private final PolicyList list;

    PolicyController(Policy policy) {
        list = new PolicyList(policy.entries().stream().map(RuleRow::of).toList(), null);
    }

    @Override
    public PolicyList policies() {
        return list;
    }
}
