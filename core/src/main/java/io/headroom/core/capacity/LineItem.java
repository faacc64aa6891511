package io.headroom.core.capacity;

/**
 * A line of an offer or a bill.
 *
 * @param source where the price is from
 * @param amount quantity × price, exactly
 */
public record LineItem(String label, String source, long quantity, Price price, Price amount) {

    public static LineItem of(String label, String source, long quantity, Price price) {
        return new LineItem(label, source, quantity, price, price.times(quantity));
    }
}
