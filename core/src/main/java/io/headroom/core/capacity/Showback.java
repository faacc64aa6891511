package io.headroom.core.capacity;

import io.headroom.core.footprint.LargestRemainder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Divides a bill among those who cause it. */
public final class Showback {
    private Showback() {}

    /**
     * Everybody's part by what he takes up, in whole cents (or whatever the currency's smallest unit is). The parts add up
     * to the bill at both ends of its range, rounded half up to whole cents.
     *
     * @param bytes in an order that decides who gets the odd cent; those below 0 count as 0
     * @return in the same order; empty if nobody takes up anything
     */
    public static <K> Map<K, Price> split(Price bill, Map<K, Long> bytes) {
        long low = cents(bill, bill.low());
        Map<K, Long> lows = LargestRemainder.split(low, bytes);
        Map<K, Long> spreads = LargestRemainder.split(cents(bill, bill.high()) - low, bytes);
        Map<K, Price> parts = new LinkedHashMap<>();
        lows.forEach((key, part) -> parts.put(key, price(bill, part, part + spreads.getOrDefault(key, 0L))));
        return parts;
    }

    private static long cents(Price bill, BigDecimal amount) {
        return amount.setScale(digits(bill), RoundingMode.HALF_UP)
                .unscaledValue()
                .longValueExact();
    }

    private static Price price(Price bill, long low, long high) {
        return new Price(
                BigDecimal.valueOf(low, digits(bill)), BigDecimal.valueOf(high, digits(bill)), bill.currency());
    }

    private static int digits(Price bill) {
        return Math.max(0, bill.currency().getDefaultFractionDigits());
    }
}
