package io.headroom.api.alert;

import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;

/** What is answered about those who are told of triggers. */
interface ReceiverContract {

    @Get("/receivers")
    @Operation(
            summary = "Who is told of triggers, how far each has been told, and what stands in the way",
            description = "Counts are since the start of this process; how far each has been told is kept in Kafka")
    ReceiverList receivers();
}
