package io.headroom.api.price;

import io.headroom.core.capacity.LineItem;
import io.headroom.core.capacity.StatedTotal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A total that a source states, beside what its parts add up to.
 *
 * @param computed the exact sum of the parts: what is used
 * @param disagreement a sentence where the two differ, else null
 */
record TotalRow(
        String source,
        PriceRange stated,
        PriceRange computed,
        @Nullable String disagreement,
        List<Part> parts) {

    /** A part of the total, so many times. */
    @Schema(name = "TotalPart")
    record Part(String label, String source, long quantity, PriceRange price) {
        static Part of(LineItem item) {
            return new Part(item.label(), item.source(), item.quantity(), PriceRange.of(item.price()));
        }
    }

    static TotalRow of(StatedTotal total) {
        return new TotalRow(
                total.source(),
                PriceRange.of(total.stated()),
                PriceRange.of(total.computed()),
                total.disagreement().orElse(null),
                total.items().stream().map(Part::of).toList());
    }
}
