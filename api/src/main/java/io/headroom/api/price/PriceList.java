package io.headroom.api.price;

import io.headroom.api.declaration.DeclaredBy;
import io.headroom.core.capacity.PriceBook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The price book on one page, in the order of its files.
 *
 * @param declaration what was declared at run time, null where the configuration counts
 */
record PriceList(
        List<PlanRow> plans,
        List<ItemRow> items,
        List<TotalRow> totals,
        @Nullable DeclaredBy declaration) {

    static PriceList of(PriceBook book, @Nullable DeclaredBy declaration) {
        return new PriceList(
                book.plans().stream().map(PlanRow::of).toList(),
                book.items().stream().map(ItemRow::of).toList(),
                book.totals().stream().map(TotalRow::of).toList(),
                declaration);
    }
}
