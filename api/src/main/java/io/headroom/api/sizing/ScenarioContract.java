package io.headroom.api.sizing;

import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** What is answered about a database beside what somebody expected of it. */
@ApiResponse(responseCode = "503", ref = "Unavailable")
interface ScenarioContract {

    @Get("/databases/{db}/scenarios")
    @Operation(
            summary =
                    "Which scenario a database follows: tenants, size, users' rows and rows a month beside their bands",
            description =
                    "Scenarios are sizing sheets; the configuration may name others in place of those that come with"
                            + " Headroom")
    @ApiResponse(responseCode = "404", ref = "UnknownDatabase")
    ScenarioAnswer scenarios(String db);
}
