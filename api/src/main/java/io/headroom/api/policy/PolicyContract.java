package io.headroom.api.policy;

import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;

/** What is answered about the rules by which alarms are raised. */
interface PolicyContract {

    @Get("/policies")
    @Operation(
            summary = "Every rule as it is in force, where it is from, and whether anybody measures what it is about",
            description =
                    "A rule about something that nobody measures is UNKNOWN: it never fires, and says nothing of health")
    PolicyList policies();
}
