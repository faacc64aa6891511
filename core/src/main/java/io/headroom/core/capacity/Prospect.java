package io.headroom.core.capacity;

import io.headroom.core.quantity.Bytes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/**
 * A server that nobody has yet. It is shopped for as a present one is, by the same prices and limits: what is asked of it
 * takes the place of what there is.
 *
 * @param currency of the plans to compare
 * @param provider whose plans come first, where one of them will do
 */
public record Prospect(
        Currency currency,
        Optional<String> provider,
        Optional<Bytes> memory,
        Optional<Integer> vcpus,
        Optional<Integer> connections) {
    /** How far plans are made. */
    public static final int MONTHS = Need.MONTHS;

    /** The same with at least so many connections. */
    public Prospect carrying(int atLeast) {
        return new Prospect(currency, provider, memory, vcpus, Optional.of(Math.max(atLeast, connections.orElse(0))));
    }

    /** The storage of which {@code used} bytes are no more than the advice limit. */
    public static long storageFor(long used) {
        return Limit.Kind.ADVICE.storageFor(used).count();
    }

    /** The cheapest plan that holds {@code used} bytes. */
    public NextPlan plan(PriceBook book, long used) {
        return book.in(currency)
                .cheapest(asked(), new Bytes(storageFor(used)))
                .map(offer -> (NextPlan) new NextPlan.Offered(offer))
                .orElseGet(() -> new NextPlan.None(
                        "the price book has no plan in " + currency + " that holds it" + book.notComparedIn(currency)));
    }

    /** The plans of a year from {@code today}; {@code used} bytes after so many months. */
    public Optional<PlanPath> path(PriceBook book, LocalDate today, IntToLongFunction used) {
        return Planning.fromNothing(asked(), book.in(currency)).path(Need.of(today, used));
    }

    /** A plan that costs nothing and has just what is asked for, so that no other need be compared with what is there. */
    private Plan asked() {
        return new Plan(
                provider.orElse("any"),
                "asked for",
                Optional.empty(),
                LocalDate.EPOCH,
                "what is asked for",
                PriceKind.ILLUSTRATIVE,
                Optional.of(new Bytes(0)),
                memory,
                vcpus,
                connections,
                Optional.of(new Price(BigDecimal.ZERO, BigDecimal.ZERO, currency)),
                PlanTraits.UNKNOWN);
    }
}
