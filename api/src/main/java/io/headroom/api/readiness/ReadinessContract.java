package io.headroom.api.readiness;

import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** What is checked of a database before it has to carry more. */
@ApiResponse(responseCode = "503", ref = "Unavailable")
interface ReadinessContract {

    @Get("/databases/{db}/findings")
    @Operation(
            summary = "Readiness checks that pass, fail or are unknown, with evidence and the SQL that helps",
            description =
                    "Read every quarter of an hour. What could not be read, or was read more than two hours ago, is UNKNOWN.")
    @ApiResponse(responseCode = "404", ref = "UnknownDatabase")
    FindingList findings(String db);
}
