package io.headroom.api.declaration;

import io.headroom.api.database.KnownDatabases;
import io.headroom.api.view.Latest;
import io.headroom.api.view.Views;
import io.headroom.core.annotation.Annotation;
import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.PriceBook;
import io.headroom.core.config.Declarations;
import io.headroom.core.decision.Estate;
import io.headroom.core.declaration.Declaration;
import io.headroom.core.declaration.DeclarationKind;
import io.headroom.core.trigger.Policy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What counts: what was declared at run time, and where nothing was, what the configuration says.
 *
 * <p>Everything here throws {@code ViewsUnavailableException} while it is not known what was declared.
 */
@Singleton
public final class InForce {
    private final Views views;
    private final Configured configured;
    private final KnownDatabases databases;

    InForce(Views views, Configured configured, KnownDatabases databases) {
        this.views = views;
        this.databases = databases;
        this.configured = configured;
    }

    /**
     * Something in force.
     *
     * @param declaration that brought it; null where the configuration did
     */
    public record Held<T>(T value, @Nullable Declaration declaration) {}

    /** When alarms are raised. */
    public Held<Policy> policy() {
        return held(DeclarationKind.POLICIES, "", configured.policy(), Declarations::policies);
    }

    /** What plans cost. */
    public Held<PriceBook> prices() {
        return held(DeclarationKind.PRICE_BOOK, "", configured.prices(), Declarations::prices);
    }

    /** What an instance has, with its plan's limits where none is declared. */
    public Held<Optional<Capacity>> capacity(String instance) {
        PriceBook prices = prices().value();
        Held<Optional<Capacity>> declared = held(
                DeclarationKind.CAPACITY,
                instance,
                Optional.ofNullable(configured.capacities().get(instance)),
                document -> Optional.of(Declarations.capacity(instance, document)));
        return new Held<>(declared.value().map(capacity -> capacity.filledFrom(prices)), declared.declaration());
    }

    /** All of it, for the databases that the configuration names. */
    public Estate estate() {
        Map<String, Capacity> capacities = new HashMap<>();
        Set<String> names = new TreeSet<>(configured.capacities().keySet());
        names.addAll(all(DeclarationKind.CAPACITY).all().keySet());
        names.forEach(name -> capacity(name).value().ifPresent(capacity -> capacities.put(name, capacity)));
        List<Annotation> annotations = new ArrayList<>(configured.annotations());
        annotations.addAll(views.facts().annotations().all().values());
        return new Estate(
                capacities,
                databases.instances(),
                prices().value(),
                policy().value().rules(),
                annotations,
                configured.zones());
    }

    /** The last declaration of a kind about {@code name}; null if there is none, or it was taken back. */
    @Nullable
    Declaration declaration(DeclarationKind kind, String name) {
        return all(kind).of(DeclarationTopic.key(kind, name));
    }

    Latest<Declaration> all(DeclarationKind kind) {
        return DeclarationTopic.in(views.facts(), kind);
    }

    private <T> Held<T> held(DeclarationKind kind, String name, T otherwise, Function<String, T> reader) {
        Declaration declaration = declaration(kind, name);
        return declaration == null
                ? new Held<>(otherwise, null)
                : new Held<>(reader.apply(declaration.document()), declaration);
    }
}
