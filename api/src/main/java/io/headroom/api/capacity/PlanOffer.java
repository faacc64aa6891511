package io.headroom.api.capacity;

import io.headroom.core.capacity.LineItem;
import io.headroom.core.capacity.OfferFact;
import io.headroom.core.capacity.Price;
import io.headroom.core.capacity.PriceKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan with its price per month.
 *
 * @param plan its id, such as railway/pro
 * @param provider the part of the id before the first slash
 * @param name the part after it
 * @param price the exact sum of the items
 */
@Schema(nullable = true)
record PlanOffer(
        String plan,
        String provider,
        String name,
        long storageBytes,
        MonthlyPrice price,
        LocalDate effective,
        String source,
        List<Line> items) {
    /** What a month costs, as the range that the source gives. */
    record MonthlyPrice(BigDecimal low, BigDecimal high, String currency, PriceKind kind) {
        static MonthlyPrice of(Price price, PriceKind kind) {
            return new MonthlyPrice(price.low(), price.high(), price.currency().getCurrencyCode(), kind);
        }
    }

    /**
     * A line of the bill.
     *
     * @param amount quantity × price, exactly
     */
    @Schema(name = "BillLine")
    record Line(String label, String source, long quantity, MonthlyPrice price, MonthlyPrice amount) {
        static Line of(LineItem item, PriceKind kind) {
            return new Line(
                    item.label(),
                    item.source(),
                    item.quantity(),
                    MonthlyPrice.of(item.price(), kind),
                    MonthlyPrice.of(item.amount(), kind));
        }
    }

    static @Nullable PlanOffer of(@Nullable OfferFact offer) {
        if (offer == null) {
            return null;
        }
        int slash = offer.plan().indexOf('/');
        return new PlanOffer(
                offer.plan(),
                slash < 0 ? "" : offer.plan().substring(0, slash),
                offer.plan().substring(slash + 1),
                offer.storageBytes(),
                MonthlyPrice.of(offer.pricePerMonth(), offer.kind()),
                offer.effective(),
                offer.source(),
                offer.items().stream().map(item -> Line.of(item, offer.kind())).toList());
    }
}
