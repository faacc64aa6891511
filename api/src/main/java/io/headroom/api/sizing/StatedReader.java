package io.headroom.api.sizing;

import io.headroom.api.body.Entry;
import io.headroom.core.capacity.LineItem;
import io.headroom.core.capacity.Price;
import io.headroom.core.capacity.StatedTotal;
import io.headroom.core.sizing.Range;
import io.headroom.core.sizing.Stated;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Reads what a sheet claims beside its items. */
record StatedReader(Entry sheet, Currency currency) {
    private static final int MOST_COSTS = 100;
    private static final String PRICE = "what it costs a month, such as 12 or {\"low\": 10, \"high\": 15}";

    Stated stated() {
        return sheet.entry("stated")
                .map(this::stated)
                .orElseGet(() -> new Stated(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
    }

    private Stated stated(Entry entry) {
        Stated stated = new Stated(
                entry.quantity("rowBytes"),
                entry.quantity("diskBytes"),
                entry.quantity("concurrentUsers"),
                entry.quantity("connections"),
                entry.quantity("poolPerInstance"),
                entry.quantity("queriesPerSecond"),
                entry.quantity("planBytes"),
                entry.entries("costs", MOST_COSTS).stream().map(this::cost).toList());
        entry.refuseOthers();
        return stated;
    }

    private StatedTotal cost(Entry cost) {
        List<LineItem> items =
                cost.entries("items", MOST_COSTS).stream().map(this::item).toList();
        if (items.isEmpty()) {
            throw cost.refusal("items", "a list of at least one item");
        }
        String name = cost.required("name", cost.text("name"), "what the total is of");
        StatedTotal total = new StatedTotal(name, price(cost), items);
        cost.refuseOthers();
        return total;
    }

    private LineItem item(Entry item) {
        LineItem line = LineItem.of(
                item.required("label", item.text("label"), "what it is"),
                "stated",
                item.whole("quantity", 1, 1_000_000_000).orElse(1L),
                price(item));
        item.refuseOthers();
        return line;
    }

    private Price price(Entry entry) {
        Range price = entry.required("perMonth", entry.quantity("perMonth"), PRICE);
        return new Price(price.low(), price.high(), currency);
    }
}
