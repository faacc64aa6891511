package io.headroom.api.price;

import io.headroom.core.capacity.PriceBook;
import io.micronaut.http.annotation.Controller;

/** Answers from what was read at start. */
@Controller("/api/v1")
final class PriceBookController implements PriceBookContract {
    private final PriceList list;

    PriceBookController(PriceBook book) {
        list = PriceList.of(book);
    }

    @Override
    public PriceList priceBook() {
        return list;
    }
}
