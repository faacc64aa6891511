package io.headroom.api.capacity;

import io.headroom.api.declaration.Documents;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** What instances are declared to have. */
@ApiResponse(responseCode = "503", ref = "Unavailable")
interface DeclaredCapacityContract {

    @Get("/instances/{instance}/capacity")
    @Operation(summary = "What an instance has, with its plan's limits where none is declared")
    @ApiResponse(responseCode = "404", ref = "UnknownInstance")
    InstanceCapacity capacity(String instance);

    @Put(
            value = "/instances/{instance}/capacity",
            consumes = {Documents.JSON, Documents.YAML})
    @Operation(
            summary = "Declares what an instance has, in place of what the configuration says of it",
            description =
                    "Keys: storage and memory (50GB, 4GiB), vcpus, connections, plan, leadTime (P14D), restoreWithin"
                            + " (PT1H), restoreRate (bytes a second, 50MB), require"
                            + " ({managed, highlyAvailable, backups, pointInTime: true, region: eu-west-2}). What is left out is not declared. Runway, advice and triggers follow with the next reading of the instance.")
    @ApiResponse(responseCode = "400", ref = "UnusableDeclaration")
    @ApiResponse(responseCode = "404", ref = "UnknownInstance")
    InstanceCapacity declare(String instance, @RequestBody(ref = Documents.BODY) @Body String document);

    @Delete("/instances/{instance}/capacity")
    @Operation(summary = "Takes back what was declared: what the configuration says counts again")
    @ApiResponse(responseCode = "404", ref = "UnknownInstance")
    InstanceCapacity takeBack(String instance);
}
