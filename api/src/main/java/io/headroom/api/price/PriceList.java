package io.headroom.api.price;

import io.headroom.core.capacity.PriceBook;
import java.util.List;

/** The price book on one page, in the order of its files. */
record PriceList(List<PlanRow> plans, List<ItemRow> items, List<TotalRow> totals) {

    static PriceList of(PriceBook book) {
        return new PriceList(
                book.plans().stream().map(PlanRow::of).toList(),
                book.items().stream().map(ItemRow::of).toList(),
                book.totals().stream().map(TotalRow::of).toList());
    }
}
