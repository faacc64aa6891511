package io.headroom.core.capacity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;

/**
 * What somebody says that one unit of a currency was worth in another. Used in this direction only: its inverse would have to
 * be rounded.
 *
 * @param rate units of {@code to} for one of {@code from}, exactly as it was written
 * @param date on which it held
 * @param source where it is from
 */
public record Rate(Currency from, Currency to, BigDecimal rate, LocalDate date, String source) {

    public Rate {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(source, "source");
        if (rate.signum() <= 0) {
            throw new IllegalArgumentException("rate must be more than 0, got " + rate);
        }
        if (from.equals(to)) {
            throw new IllegalArgumentException("to must be another currency than " + from + ", got " + to);
        }
    }

    /** The price in the other currency, to the last digit. */
    Price convert(Price price) {
        if (!price.currency().equals(from)) {
            throw new IllegalArgumentException("the rate is from " + from + ", the price is in " + price.currency());
        }
        return new Price(price.low().multiply(rate), price.high().multiply(rate), to);
    }

    /** Behind the source of a row that was converted: {@code R106 001:257; 20-40 USD at 0.79 GBP of 2026-11-20, ECB}. */
    String behind(String where, Price price) {
        return where + "; " + price.said() + " at " + rate.toPlainString() + " " + to + " of " + date + ", " + source;
    }
}
