package io.headroom.api.operation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** Liveness asks for a restart when it fails, readiness for patience: a view that restores is alive and not ready. */
interface HealthContract {

    @Get("/liveness")
    @Operation(summary = "Whether a restart would help")
    @ApiResponse(
            responseCode = "503",
            description = "A role has ended and does not come back by itself",
            content = @Content(schema = @Schema(implementation = HealthReport.class)))
    HttpResponse<HealthReport> liveness();

    @Get("/readiness")
    @Operation(summary = "Whether every role does all of its work")
    @ApiResponse(
            responseCode = "503",
            description = "What is being waited for",
            content = @Content(schema = @Schema(implementation = HealthReport.class)))
    HttpResponse<HealthReport> readiness();
}
