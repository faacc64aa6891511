package io.headroom.api.evidence;

import io.headroom.api.declaration.Documents;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** What is proven of a database by those who look after it. */
@ApiResponse(responseCode = "503", ref = "Unavailable")
interface EvidenceContract {

    @Get("/databases/{db}/evidence")
    @Operation(summary = "The latest proof of each kind: backup, restore test, load test; absent or expired is UNKNOWN")
    @ApiResponse(responseCode = "404", ref = "UnknownDatabase")
    EvidenceList evidence(String db);

    @Post(value = "/databases/{db}/evidence", consumes = Documents.JSON)
    @Operation(
            summary = "Brings a proof that something was done, and how it went",
            description =
                    "The latest of each kind is kept until there is a later one, and says something until it expires. The same"
                            + " again changes nothing; another of the same instant takes its place. A restore test with bytes"
                            + " and duration tells the rate of a restore.")
    @ApiResponse(responseCode = "200", description = "What is proven now")
    @ApiResponse(responseCode = "400", ref = "InvalidParameter")
    @ApiResponse(responseCode = "404", ref = "UnknownDatabase")
    EvidenceList bring(
            String db,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(ref = "#/components/schemas/Proof")))
                    @Body
                    String proof);
}
