package io.headroom.api.silence;

import io.headroom.api.declaration.Documents;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** How people say that nobody is to be told of a trigger for a while, or that they know of it. */
@ApiResponse(responseCode = "503", ref = "Unavailable")
interface SilenceContract {

    @Get("/silences")
    @Operation(summary = "Every silence of the last 30 days, those that are over too; the latest first")
    SilenceList silences();

    @Post(value = "/silences", consumes = Documents.JSON)
    @Operation(
            summary = "Declares that nobody is to be told of some triggers for a while",
            description =
                    "Triggers go on as they are and are shown with silencedBy; only receivers wait. What still fires when it"
                            + " ends, they are told then. One that begins later is a maintenance window.")
    @ApiResponse(responseCode = "200", description = "The silence")
    @ApiResponse(responseCode = "400", ref = "InvalidParameter")
    SilenceRow declare(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(ref = "#/components/schemas/NewSilence")))
                    @Body
                    String silence);

    @Delete("/silences/{id}")
    @Operation(summary = "Ends a silence now; it stays in the list, as over")
    @ApiResponse(responseCode = "400", ref = "InvalidParameter")
    SilenceRow end(String id);

    @Put(value = "/triggers/acknowledgement", consumes = Documents.JSON)
    @Operation(
            summary = "Says that somebody knows of a trigger that fires",
            description =
                    "It ends with this firing. Receivers that are told again and again, are not any more. The last word counts.")
    @ApiResponse(responseCode = "200", description = "The acknowledgement")
    @ApiResponse(responseCode = "400", ref = "InvalidParameter")
    AcknowledgementRow acknowledge(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(ref = "#/components/schemas/NewAcknowledgement")))
                    @Body
                    String acknowledgement);
}
