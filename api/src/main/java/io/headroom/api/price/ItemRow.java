package io.headroom.api.price;

import io.headroom.core.capacity.Item;
import io.headroom.core.capacity.PriceKind;
import io.headroom.core.quantity.Bytes;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something sold beside plans.
 *
 * @param unitBytes what one price buys, null where it is bought whole
 */
record ItemRow(
        String provider,
        String label,
        Item.Kind kind,
        LocalDate effective,
        String source,
        PriceKind priceKind,
        @Nullable String note,
        @Nullable Long unitBytes,
        PriceRange price) {

    static ItemRow of(Item item) {
        return new ItemRow(
                item.provider(),
                item.label(),
                item.kind(),
                item.effective(),
                item.source(),
                item.priceKind(),
                item.note().orElse(null),
                item.unit().map(Bytes::count).orElse(null),
                PriceRange.of(item.price()));
    }
}
