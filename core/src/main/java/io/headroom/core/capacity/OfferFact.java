package io.headroom.core.capacity;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * An {@link Offer} as it travels.
 *
 * @param plan its id, such as {@code railway/pro}
 * @param pricePerMonth the exact sum of the items
 * @param kind how far the price can be relied on
 */
public record OfferFact(
        String plan,
        long storageBytes,
        Price pricePerMonth,
        PriceKind kind,
        LocalDate effective,
        String source,
        List<LineItem> items) {

    public OfferFact {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(pricePerMonth, "pricePerMonth");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(effective, "effective");
        Objects.requireNonNull(source, "source");
        items = List.copyOf(items);
    }

    static OfferFact of(Offer offer) {
        Plan plan = offer.plan();
        return new OfferFact(
                plan.id(),
                offer.storage().count(),
                offer.total(),
                plan.kind(),
                plan.effective(),
                plan.source(),
                offer.items());
    }
}
