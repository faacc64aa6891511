package io.headroom.core.capacity;

import io.headroom.core.quantity.Bytes;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something sold beside a plan.
 *
 * @param label what people call it, with the unit its price is for
 * @param note what else its source says of it, in words
 * @param unit the amount one price buys; absent where it is bought whole
 */
public record Item(
        String provider,
        String label,
        Kind kind,
        LocalDate effective,
        String source,
        PriceKind priceKind,
        Optional<String> note,
        Optional<Bytes> unit,
        Price price) {

    /** What it is for. */
    public enum Kind {
        STORAGE,
        BACKUP,
        REPLICA,
        BLOB,
        CACHE,
        POOLER,
        HOSTING
    }

    public Item {
        if (unit.isPresent() && unit.get().count() == 0) {
            throw new IllegalArgumentException("unit must be more than 0 bytes, got 0");
        }
        if (kind == Kind.STORAGE && unit.isEmpty()) {
            throw new IllegalArgumentException("unit must be given for storage, got none");
        }
    }

    /** The same with its price in another currency, and how that came about behind its source. */
    Item at(Rate rate) {
        return new Item(
                provider,
                label,
                kind,
                effective,
                rate.behind(source, price),
                priceKind,
                note,
                unit,
                rate.convert(price));
    }

    /** As much of it as holds {@code need}, as a line of an offer. */
    LineItem holding(Bytes need) {
        long each = unit.orElseThrow().count();
        long quantity = need.count() / each + (need.count() % each == 0 ? 0 : 1);
        return LineItem.of(label, source, quantity, price);
    }
}
