package io.headroom.api.price;

import io.headroom.api.declaration.Documents;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** What is answered about prices, and how rows are added. */
@ApiResponse(responseCode = "503", ref = "Unavailable")
interface PriceBookContract {

    @Get("/price-book")
    @Operation(
            summary = "Every plan, item and stated total that plans are chosen from, each with its source",
            description =
                    "Rows that contradict each other are all there; a total that is not the sum of its items says so")
    PriceList priceBook();

    @Put(
            value = "/price-book",
            consumes = {Documents.JSON, Documents.YAML})
    @Operation(
            summary = "Declares rows beside those that come with Headroom, in place of those of the configuration",
            description = "The document has the form of the file that headroom.price-book names, as YAML or JSON."
                    + " It is used whole or not at all.")
    @ApiResponse(responseCode = "400", ref = "UnusableDeclaration")
    PriceList declare(@RequestBody(ref = Documents.BODY) @Body String document);

    @Delete("/price-book")
    @Operation(summary = "Takes back what was declared: the rows of the configuration count again")
    PriceList takeBack();
}
