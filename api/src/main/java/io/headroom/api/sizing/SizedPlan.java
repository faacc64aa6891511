package io.headroom.api.sizing;

import io.headroom.core.capacity.LineItem;
import io.headroom.core.capacity.Offer;
import io.headroom.core.capacity.Price;
import io.headroom.core.capacity.PriceKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan with all it takes, and its price per month.
 *
 * @param connections null where the price book does not say
 */
@Schema(name = "SizedPlan", nullable = true)
record SizedPlan(
        String plan,
        long storageBytes,
        @Nullable Integer connections,
        Sum perMonth,
        PriceKind kind,
        LocalDate effective,
        String source,
        List<Part> items) {

    /** An exact sum, as the range that the sources give. */
    @Schema(name = "SizedSum")
    record Sum(BigDecimal low, BigDecimal high, String currency) {
        static Sum of(Price price) {
            return new Sum(price.low(), price.high(), price.currency().getCurrencyCode());
        }
    }

    /** A part of the price, so many times. */
    @Schema(name = "SizedPart")
    record Part(String label, String source, long quantity, Sum price, Sum amount) {
        static Part of(LineItem item) {
            return new Part(item.label(), item.source(), item.quantity(), Sum.of(item.price()), Sum.of(item.amount()));
        }
    }

    static SizedPlan of(Offer offer) {
        return new SizedPlan(
                offer.plan().id(),
                offer.storage().count(),
                offer.plan().connections().orElse(null),
                Sum.of(offer.total()),
                offer.plan().kind(),
                offer.plan().effective(),
                offer.plan().source(),
                offer.items().stream().map(Part::of).toList());
    }
}
