package io.headroom.api.capacity;

import io.headroom.api.declaration.Declarer;
import io.headroom.api.declaration.InForce;
import io.headroom.core.declaration.DeclarationKind;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Answers with what is in force. */
@Controller("/api/v1")
final class DeclaredCapacityController implements DeclaredCapacityContract {
    private final InForce inForce;
    private final Declarer declarer;
    private final Instances instances;

    DeclaredCapacityController(InForce inForce, Declarer declarer, Instances instances) {
        this.inForce = inForce;
        this.declarer = declarer;
        this.instances = instances;
    }

    @Override
    public InstanceCapacity capacity(String instance) {
        instances.requireKnown(instance);
        return InstanceCapacity.of(instance, inForce.capacity(instance));
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public InstanceCapacity declare(String instance, String document) {
        instances.requireKnown(instance);
        declarer.declare(DeclarationKind.CAPACITY, instance, document);
        return capacity(instance);
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public InstanceCapacity takeBack(String instance) {
        instances.requireKnown(instance);
        declarer.takeBack(DeclarationKind.CAPACITY, instance);
        return capacity(instance);
    }
}
