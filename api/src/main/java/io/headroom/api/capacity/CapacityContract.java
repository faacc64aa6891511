package io.headroom.api.capacity;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.sse.Event;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.reactivestreams.Publisher;

/** What is answered about the capacity of instances; for a database, about the instance it lives on. */
@ApiResponse(responseCode = "503", ref = "Unavailable")
interface CapacityContract {

    @Get("/instances")
    @Operation(summary = "Every instance, by name")
    InstanceList instances();

    @Get("/instances/{instance}")
    @Operation(summary = "One instance: its plan, what of it is used, and whether that fits")
    @ApiResponse(responseCode = "404", ref = "UnknownInstance")
    InstanceSummary instance(String instance);

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

    @Get("/instances/{instance}/showback")
    @Operation(
            summary = "What each tenant costs: the instance's monthly bill by what everybody takes up on disk",
            description = "Costs add up to the bill to the cent; what is paid for and empty is a line of its own")
    @ApiResponse(responseCode = "404", ref = "UnknownInstance")
    InstanceShowback showback(String instance);

    @Get("/instances/{instance}/showback.csv")
    @Produces(MediaType.TEXT_CSV)
    @Operation(summary = "The same as CSV with the column names of FOCUS 1.0")
    @ApiResponse(responseCode = "404", ref = "UnknownInstance")
    String showbackCsv(String instance);

    @Get("/triggers")
    @Operation(summary = "The state of every trigger")
    TriggerList triggers();

    @Get("/triggers/stream")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @Operation(
            summary = "The state of every trigger, then each transition as it comes",
            description =
                    "Events are named state, transition and heartbeat; the first heartbeat follows the last state")
    @ApiResponse(
            responseCode = "200",
            description = "Server-sent events",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM,
                            schema = @Schema(implementation = TriggerRow.class)))
    Publisher<Event<Object>> triggerStream();
}
