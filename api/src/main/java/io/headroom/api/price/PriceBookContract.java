package io.headroom.api.price;

import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;

/** What is answered about prices. */
interface PriceBookContract {

    @Get("/price-book")
    @Operation(
            summary = "Every plan, item and stated total that plans are chosen from, each with its source",
            description =
                    "Rows that contradict each other are all there; a total that is not the sum of its items says so")
    PriceList priceBook();
}
