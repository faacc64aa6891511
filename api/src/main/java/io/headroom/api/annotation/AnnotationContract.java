package io.headroom.api.annotation;

import io.headroom.api.declaration.Documents;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** How people say what history cannot know: imports, launches, holidays. */
@ApiResponse(responseCode = "503", ref = "Unavailable")
interface AnnotationContract {

    @Get("/databases/{db}/annotations")
    @Operation(summary = "What is known of the future of a database, in order of time; what is over, too")
    @ApiResponse(responseCode = "404", ref = "UnknownDatabase")
    AnnotationList annotations(String db);

    @Post(value = "/databases/{db}/annotations", consumes = Documents.JSON)
    @Operation(
            summary = "Says what is known of the future: an import, a launch, a holiday",
            description =
                    "Projections and dates take it into account from the next reading on. A quantity of a table or tenant moves"
                            + " the database too; a factor of the database moves all its parts. A factor of a part is kept as"
                            + " what it comes to each day at the part's growth of today.")
    @ApiResponse(responseCode = "200", description = "The annotation")
    @ApiResponse(responseCode = "400", ref = "InvalidParameter")
    @ApiResponse(responseCode = "404", ref = "UnknownDatabase")
    AnnotationRow declare(
            String db,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(ref = "#/components/schemas/NewAnnotation")))
                    @Body
                    String annotation);

    @Delete("/databases/{db}/annotations/{id}")
    @Operation(summary = "Takes an annotation back; those of the configuration are changed there")
    @ApiResponse(responseCode = "200", description = "The annotation that counts no more")
    @ApiResponse(responseCode = "400", ref = "InvalidParameter")
    @ApiResponse(responseCode = "404", ref = "UnknownDatabase")
    AnnotationRow takeBack(String db, String id);
}
