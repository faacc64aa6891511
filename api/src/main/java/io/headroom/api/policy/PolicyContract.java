package io.headroom.api.policy;

import io.headroom.api.declaration.Documents;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;

/** What is answered about the rules by which alarms are raised, and how they are changed. */
@ApiResponse(responseCode = "503", ref = "Unavailable")
interface PolicyContract {

    @Get("/policies")
    @Operation(
            summary = "Every rule as it is in force, where it is from, and whether anybody measures what it is about",
            description =
                    "A rule about something that nobody measures is UNKNOWN: it never fires, and says nothing of health")
    PolicyList policies();

    @Put(
            value = "/policies",
            consumes = {Documents.JSON, Documents.YAML})
    @Operation(
            summary = "Declares other policies, in place of those of the configuration",
            description =
                    "The document has the form of the file that headroom.policies names, as YAML or JSON: rules to add,"
                            + " or keys to change of those that come with Headroom. It is used whole or not at all. What is open by a"
                            + " rule that is no longer in force, ends.")
    @ApiResponse(responseCode = "400", ref = "UnusableDeclaration")
    PolicyList declare(@RequestBody(ref = Documents.BODY) @Body String document);

    @Post(
            value = "/policies/dry-run",
            consumes = {Documents.JSON, Documents.YAML})
    @Operation(
            summary = "What other policies would have done over the readings that are kept, beside those in force",
            description = "The document is that of PUT /policies; nothing is changed. Readings are kept for 30 days.")
    @ApiResponse(responseCode = "400", ref = "UnusableDeclaration")
    @ApiResponse(responseCode = "429", ref = "Busy")
    DryRun dryRun(
            @RequestBody(ref = Documents.BODY) @Body String document,
            @QueryValue @Nullable String from,
            @QueryValue @Nullable String to);

    @Delete("/policies")
    @Operation(summary = "Takes back what was declared: the policies of the configuration count again")
    PolicyList takeBack();
}
