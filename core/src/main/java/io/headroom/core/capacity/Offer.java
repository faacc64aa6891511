package io.headroom.core.capacity;

import io.headroom.core.quantity.Bytes;
import java.util.List;

/**
 * A plan with everything it takes to hold a need.
 *
 * @param storage what the plan, or the storage bought with it, holds
 * @param items at least one; all in one currency
 */
public record Offer(Plan plan, Bytes storage, List<LineItem> items) {

    public Offer {
        items = List.copyOf(items);
    }

    /** The sum of the items, exactly, per month. */
    public Price total() {
        return items.stream().map(LineItem::amount).reduce(Price::plus).orElseThrow();
    }
}
