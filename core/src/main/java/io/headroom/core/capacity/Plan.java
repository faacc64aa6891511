package io.headroom.core.capacity;

import io.headroom.core.quantity.Bytes;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A database plan as one source describes it. Sources that disagree about a plan are two of these.
 *
 * @param region where the price holds; absent if the source names none
 * @param effective from when the price is known to hold
 * @param source where it is from, such as {@code R043 000:232}
 * @param storage absent where storage is sold apart, as an {@link Item}
 * @param price per month; absent where the source gives none
 * @param traits what else is known of it
 */
public record Plan(
        String provider,
        String name,
        Optional<String> region,
        LocalDate effective,
        String source,
        PriceKind kind,
        Optional<Bytes> storage,
        Optional<Bytes> memory,
        Optional<Integer> vcpus,
        Optional<Integer> connections,
        Optional<Price> price,
        PlanTraits traits) {

    public Plan {
        if (provider.isBlank() || name.isBlank() || provider.contains("/")) {
            throw new IllegalArgumentException(
                    "name must follow a provider without a slash, got " + provider + "/" + name);
        }
    }

    /** What a configuration calls it: {@code railway/starter}. */
    public String id() {
        return provider + "/" + name;
    }

    /** The same with its price in another currency, and how that came about behind its source. */
    Plan at(Rate rate) {
        return price.map(known -> new Plan(
                        provider,
                        name,
                        region,
                        effective,
                        rate.behind(source, known),
                        kind,
                        storage,
                        memory,
                        vcpus,
                        connections,
                        Optional.of(rate.convert(known)),
                        traits))
                .orElse(this);
    }

    /** The same with other quantities of what is not storage. */
    Plan having(Optional<Bytes> otherMemory, Optional<Integer> otherVcpus, Optional<Integer> otherConnections) {
        return new Plan(
                provider,
                name,
                region,
                effective,
                source,
                kind,
                storage,
                otherMemory,
                otherVcpus,
                otherConnections,
                price,
                traits);
    }

    /** Whether it has no less of anything that both are known to have, storage aside. */
    boolean isAtLeast(Plan other) {
        return noLess(memory, other.memory) && noLess(vcpus, other.vcpus) && noLess(connections, other.connections);
    }

    private static <T extends Comparable<T>> boolean noLess(Optional<T> ours, Optional<T> theirs) {
        return ours.isEmpty() || theirs.isEmpty() || ours.get().compareTo(theirs.get()) >= 0;
    }
}
