package io.headroom.api.policy;

import io.headroom.api.declaration.DeclaredBy;
import io.headroom.api.declaration.Declarer;
import io.headroom.api.declaration.InForce;
import io.headroom.core.config.Declarations;
import io.headroom.core.declaration.DeclarationKind;
import io.headroom.core.trigger.Policy;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Answers with what is in force. */
@Controller("/api/v1")
final class PolicyController implements PolicyContract {
    private final InForce inForce;
    private final Declarer declarer;
    private final DryRuns dryRuns;
    private final InstantSource clock;

    PolicyController(InForce inForce, Declarer declarer, DryRuns dryRuns, InstantSource clock) {
        this.inForce = inForce;
        this.declarer = declarer;
        this.dryRuns = dryRuns;
        this.clock = clock;
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
    public DryRun dryRun(String document, @Nullable String from, @Nullable String to) {
        Policy other = Declarer.readable(() -> Declarations.policies(document));
        return dryRuns.run(other, Span.of(from, to, clock.instant()));
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public PolicyList takeBack() {
        declarer.takeBack(DeclarationKind.POLICIES, "");
        return policies();
    }
}
