package io.headroom.api.capacity;

import io.headroom.api.view.Facts;
import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.Offer;
import io.headroom.core.capacity.Plan;
import io.headroom.core.capacity.PriceBook;
import io.headroom.core.capacity.Prospect;
import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.evidence.Evidence;
import io.headroom.core.evidence.EvidenceKind;
import io.headroom.core.quantity.Bytes;
import io.headroom.core.readiness.PoolFacts;
import io.headroom.core.readiness.ReadinessFacts;
import io.headroom.core.remedy.ConnectionLoad;
import io.headroom.core.remedy.ManagedServer;
import io.headroom.core.remedy.MoreConnections;
import io.headroom.core.remedy.Ruling;
import io.headroom.core.usage.InstanceSample;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server as its owner declared it, beside what is read and proven of it.
 *
 * @param on the databases on it
 */
record Owned(RecommendationFact said, Facts facts, PriceBook prices, Optional<Capacity> capacity, List<String> on) {

    boolean hasPooler() {
        return pools().anyMatch(PoolFacts::pooler);
    }

    /** Null where none is called for, or nobody has read how many are allowed. */
    @Nullable
    Ruling moreConnections(ConnectionLoad load) {
        InstanceSample reading = facts.readings().of(said.instance());
        Integer allowed = reading == null ? null : reading.maxConnections();
        if (allowed == null) {
            return null;
        }
        Optional<Bytes> workMemory = pools().map(PoolFacts::workMemoryBytes)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(Bytes::new);
        OptionalInt limit = capacity.flatMap(Capacity::plan).flatMap(Plan::connections).stream()
                .mapToInt(Integer::intValue)
                .findFirst();
        return new MoreConnections(load, allowed, capacity.flatMap(Capacity::memory), workMemory, limit).ruling();
    }

    /** Empty where nothing is called for, or no plan is known. */
    Optional<Ruling> managed() {
        return capacity.flatMap(has -> has.plan()
                        .map(plan -> new ManagedServer(
                                plan, has.demands().managed(), isBackedUp(), cheapestManaged(has, plan))))
                .map(ManagedServer::ruling);
    }

    private Optional<Offer> cheapestManaged(Capacity has, Plan plan) {
        return Optional.ofNullable(said.neededBytes())
                .flatMap(needed -> prices.cheapest(
                        plan,
                        new Bytes(Prospect.storageFor(needed)),
                        has.demands().andManaged()));
    }

    private boolean isBackedUp() {
        return !on.isEmpty()
                && on.stream()
                        .map(database -> facts.evidence().of(Evidence.key(database, EvidenceKind.BACKUP)))
                        .allMatch(proof -> proof != null && proof.standing(said.asOf()) == Evidence.Standing.PASS);
    }

    private Stream<PoolFacts> pools() {
        return on.stream()
                .map(facts.readiness()::of)
                .flatMap(Stream::ofNullable)
                .map(ReadinessFacts::known)
                .flatMap(List::stream)
                .filter(known -> known instanceof PoolFacts)
                .map(known -> (PoolFacts) known);
    }
}
