package io.headroom.api.capacity;

import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** What is answered about the capacity of instances; for a database, about the instance it lives on. */
@ApiResponse(responseCode = "503", ref = "Unavailable")
interface CapacityContract {
    @Get("/instances/{instance}/runway")
    @Operation(summary = "When each limit of an instance is reached")
    @ApiResponse(responseCode = "404", ref = "UnknownInstance")
    InstanceRunway runway(String instance);

    @Get("/databases/{db}/runway")
    @Operation(summary = "When each limit of a database's instance is reached")
    @ApiResponse(responseCode = "404", ref = "UnknownInstance")
    InstanceRunway runwayOfDatabase(String db);

    @Get("/instances/{instance}/recommendations")
    @Operation(summary = "Whether an instance fits, and what to change to")
    @ApiResponse(responseCode = "404", ref = "UnknownInstance")
    Advice recommendations(String instance);

    @Get("/databases/{db}/recommendations")
    @Operation(summary = "Whether a database's instance fits, and what to change to")
    @ApiResponse(responseCode = "404", ref = "UnknownInstance")
    Advice recommendationsOfDatabase(String db);

    @Get("/triggers")
    @Operation(summary = "The state of every trigger")
    TriggerList triggers();
}
