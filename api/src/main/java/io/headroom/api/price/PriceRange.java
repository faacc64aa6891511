package io.headroom.api.price;

import io.headroom.core.capacity.Price;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;

/** What a month costs, as the range that the source gives, exactly. */
@Schema(nullable = true)
record PriceRange(BigDecimal low, BigDecimal high, String currency) {
    static PriceRange of(Price price) {
        return new PriceRange(price.low(), price.high(), price.currency().getCurrencyCode());
    }
}
