package io.headroom.api.price;

import io.headroom.api.declaration.DeclaredBy;
import io.headroom.core.capacity.PriceBook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The price book on one page, in the order of its files.
 *
 * @param rates that somebody supplied; none comes with Headroom
 * @param declaration what was declared at run time, null where the configuration counts
 */
record PriceList(
        List<PlanRow> plans,
        List<ItemRow> items,
        List<TotalRow> totals,
        List<RateRow> rates,
        @Nullable DeclaredBy declaration) {

    static PriceList of(PriceBook book, @Nullable DeclaredBy declaration) {
        return new PriceList(
                book.plans().stream().map(PlanRow::of).toList(),
                book.items().stream().map(ItemRow::of).toList(),
                book.totals().stream().map(TotalRow::of).toList(),
                book.rates().stream().map(RateRow::of).toList(),
                declaration);
    }
}
