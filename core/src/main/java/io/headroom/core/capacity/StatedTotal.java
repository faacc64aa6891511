package io.headroom.core.capacity;

import java.util.List;
import java.util.Optional;

/**
 * A total that a source gives, beside what its components add up to.
 *
 * @param items by the same source, or the one it relies on
 */
public record StatedTotal(String source, Price stated, List<LineItem> items) {

    public StatedTotal {
        items = List.copyOf(items);
    }

    /** The sum of the items, exactly. */
    public Price computed() {
        return items.stream().map(LineItem::amount).reduce(Price::plus).orElseThrow();
    }

    /** A sentence, where the source's total is not the sum of its parts. */
    public Optional<String> disagreement() {
        Price sum = computed();
        return sum.isSameAs(stated)
                ? Optional.empty()
                : Optional.of(source + " states " + stated.said() + ", its items add up to " + sum.said());
    }
}
