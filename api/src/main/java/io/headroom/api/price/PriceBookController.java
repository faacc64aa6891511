package io.headroom.api.price;

import io.headroom.api.declaration.DeclaredBy;
import io.headroom.api.declaration.Declarer;
import io.headroom.api.declaration.InForce;
import io.headroom.core.capacity.PriceBook;
import io.headroom.core.declaration.DeclarationKind;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Answers with what is in force. */
@Controller("/api/v1")
final class PriceBookController implements PriceBookContract {
    private final InForce inForce;
    private final Declarer declarer;

    PriceBookController(InForce inForce, Declarer declarer) {
        this.inForce = inForce;
        this.declarer = declarer;
    }

    @Override
    public PriceList priceBook() {
        InForce.Held<PriceBook> prices = inForce.prices();
        return PriceList.of(prices.value(), DeclaredBy.of(prices.declaration()));
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public PriceList declare(String document) {
        declarer.declare(DeclarationKind.PRICE_BOOK, "", document);
        return priceBook();
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public PriceList takeBack() {
        declarer.takeBack(DeclarationKind.PRICE_BOOK, "");
        return priceBook();
    }
}
