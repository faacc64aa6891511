package io.headroom.api.policy;

import io.headroom.api.declaration.DeclaredBy;
import io.headroom.api.declaration.Declarer;
import io.headroom.api.declaration.InForce;
import io.headroom.core.declaration.DeclarationKind;
import io.headroom.core.trigger.Policy;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Answers with what is in force. */
@Controller("/api/v1")
final class PolicyController implements PolicyContract {
    private final InForce inForce;
    private final Declarer declarer;

    PolicyController(InForce inForce, Declarer declarer) {
        this.inForce = inForce;
        this.declarer = declarer;
    }

    @Override
    public PolicyList policies() {
        InForce.Held<Policy> policy = inForce.policy();
        return new PolicyList(
                policy.value().entries().stream().map(RuleRow::of).toList(), null, DeclaredBy.of(policy.declaration()));
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public PolicyList declare(String document) {
        declarer.declare(DeclarationKind.POLICIES, "", document);
        return policies();
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public PolicyList takeBack() {
        declarer.takeBack(DeclarationKind.POLICIES, "");
        return policies();
    }
}
