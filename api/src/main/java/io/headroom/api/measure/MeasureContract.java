package io.headroom.api.measure;

import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;

/** What is answered about the future of sampled measures. */
@ApiResponse(responseCode = "503", ref = "Unavailable")
interface MeasureContract {

    @Get("/instances/{instance}/projections")
    @Operation(
            summary = "What is expected of a sampled measure of an instance, or of something on it",
            description = "Rows and bytes of databases, tables and tenants are at /databases/{db}/projections")
    @ApiResponse(responseCode = "400", ref = "InvalidParameter")
    @ApiResponse(responseCode = "404", ref = "UnknownInstance")
    MeasureForecast projections(
            String instance,
            @QueryValue(defaultValue = "CONNECTIONS_USED")
                    @Parameter(
                            description =
                                    "A measure of headroom.usage, such as CONNECTIONS, HOST_CPU_USED, "
                                            + "HOST_MEMORY_USED, WAL_RATE, STATEMENT_MEAN_P95, TRANSACTION_ID_AGE, SEQUENCE_USED")
                    String measure,
            @Nullable
                    @QueryValue
                    @Parameter(
                            description = "The instance unless it says otherwise: database:shop, "
                                    + "sequence:shop/public.order_id_seq, pool:…, replica:…, slot:…")
                    String subject,
            @QueryValue(defaultValue = "day")
                    @Parameter(
                            description = "By day as far as history allows, or by hour for two days",
                            schema = @Schema(allowableValues = {"day", "hour"}))
                    String step);
}
