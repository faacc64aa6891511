package io.headroom.api.sizing;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** What is answered about a database that is not there yet. */
interface SizingContract {

    @Post("/sizing")
    @Operation(
            summary = "What a sheet of tables, rows, bytes and users comes to: bytes by month, connections and plans",
            description =
                    "Nothing is kept. A quantity is a number or a range {low, high}; what is bought is judged by the high end."
                            + " What the sheet states and its own items do not come to is a difference")
    @ApiResponse(responseCode = "200", description = "The sheet, worked out")
    @ApiResponse(responseCode = "400", ref = "InvalidSheet")
    @ApiResponse(responseCode = "503", ref = "Unavailable")
    SizingAnswer size(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(ref = "#/components/schemas/SizingSheet")))
                    @Body
                    String sheet);
}
