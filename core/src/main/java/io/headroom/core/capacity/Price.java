package io.headroom.core.capacity;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A price per month as the range that sources give. Sums are exact at both ends; prices are ranked by the high one.
 *
 * @param low not negative, at most {@code high}
 */
public record Price(BigDecimal low, BigDecimal high, Currency currency) {
    /** Cheaper first, judged by what it may cost at most. Only for prices of one currency. */
    public static final Comparator<Price> CHEAPER =
            Comparator.comparing(Price::high).thenComparing(Price::low);

    /** What to write. */
    public static final String FORM = "a monthly price such as 20-40 GBP or 5 USD";

    private static final Pattern TEXT = Pattern.compile("(\\d+(?:\\.\\d+)?)(?:-(\\d+(?:\\.\\d+)?))? ([A-Z]{3})");

    public Price {
        if (low.signum() < 0 || low.compareTo(high) > 0) {
            throw new IllegalArgumentException("must be a range from 0 upwards, got " + low + "-" + high);
        }
    }

    /** @throws IllegalArgumentException with the end of a sentence, if this is no {@link #FORM} */
    public static Price parse(String text) {
        Matcher price = TEXT.matcher(text);
        if (!price.matches()) {
            throw new IllegalArgumentException("must be " + FORM + ", got " + text);
        }
        BigDecimal low = new BigDecimal(price.group(1));
        BigDecimal high = price.group(2) == null ? low : new BigDecimal(price.group(2));
        return new Price(low, high, currency(price.group(3)));
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be in a currency of ISO 4217, got " + code, e);
        }
    }

    /** @throws IllegalArgumentException for another currency: there is no rate between two of them here */
    public Price plus(Price other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency + " without a rate");
        }
        return new Price(low.add(other.low), high.add(other.high), currency);
    }

    public Price times(long quantity) {
        BigDecimal factor = BigDecimal.valueOf(quantity);
        return new Price(low.multiply(factor), high.multiply(factor), currency);
    }

    /** As it is written: {@code 20-40 GBP}. */
    public String said() {
        String range =
                low.compareTo(high) == 0 ? low.toPlainString() : low.toPlainString() + "-" + high.toPlainString();
        return range + " " + currency;
    }

    /** Equal in value, whatever the number of decimals. */
    public boolean isSameAs(Price other) {
        return currency.equals(other.currency) && low.compareTo(other.low) == 0 && high.compareTo(other.high) == 0;
    }
}
