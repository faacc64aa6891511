package io.headroom.api.price;

import io.headroom.core.capacity.Rate;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What one of a currency was in another on a day, as somebody supplied it. */
@Schema(name = "ExchangeRate")
record RateRow(String from, String to, BigDecimal rate, LocalDate date, String source) {
    static RateRow of(Rate rate) {
        return new RateRow(
                rate.from().getCurrencyCode(), rate.to().getCurrencyCode(), rate.rate(), rate.date(), rate.source());
    }
}
