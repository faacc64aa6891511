package io.headroom.api.report;

import io.headroom.api.declaration.Documents;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** What applications report of themselves. */
@ApiResponse(responseCode = "503", ref = "Unavailable")
interface ReportContract {

    @Get("/databases/{db}/readings")
    @Operation(summary = "The last that was reported of each measure that only the application knows")
    @ApiResponse(responseCode = "404", ref = "UnknownDatabase")
    ReadingList readings(String db);

    @Post(value = "/databases/{db}/readings", consumes = Documents.JSON)
    @Operation(
            summary = "Reports measures that only the application knows: they become readings like any other",
            description =
                    "All of it counts, or nothing. The same again with the same instant changes nothing. Instants of a measure"
                            + " go forward; none is more than 30 minutes ago, or a minute ahead. Rules of policies may be"
                            + " about each of them.")
    @ApiResponse(responseCode = "200", description = "What is known now")
    @ApiResponse(responseCode = "400", ref = "InvalidParameter")
    @ApiResponse(responseCode = "404", ref = "UnknownDatabase")
    ReadingList report(
            String db,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(ref = "#/components/schemas/Report")))
                    @Body
                    String report);
}
