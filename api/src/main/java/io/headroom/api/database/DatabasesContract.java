package io.headroom.api.database;

import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.annotation.Nullable;

/**
 * What {@code /api/v1/databases} answers; the controller implements it and the tests' client extends it, so neither can
 * drift from the other. Its {@code @Nullable} is a declaration annotation: javac hides JSpecify's from the client.
 */
@ApiResponse(responseCode = "503", ref = "Unavailable")
interface DatabasesContract {

    @Get("/databases")
    @Operation(summary = "Every database, by name")
    DatabaseList databases();

    @Get("/databases/{db}")
    @Operation(summary = "One database")
    @ApiResponse(responseCode = "404", ref = "UnknownDatabase")
    DatabaseSummary database(String db);

    @Get("/databases/{db}/footprints")
    @Operation(summary = "What tables, tenants, or tenants' parts of tables hold now")
    @ApiResponse(responseCode = "400", ref = "InvalidParameter")
    @ApiResponse(responseCode = "404", ref = "UnknownDatabase")
    Page<FootprintRow> footprints(
            String db,
            @QueryValue(defaultValue = "table")
                    @Parameter(
                            description = "What a row stands for",
                            schema = @Schema(allowableValues = {"table", "tenant", "tenantTable"}))
                    String by,
            @QueryValue @Nullable @Parameter(description = "Only this table, as schema.name") String table,
            @QueryValue @Nullable @Parameter(description = "Only the tenant with this identifier") String tenant,
            @QueryValue(defaultValue = "100") @Parameter(description = "Rows of a page: 1 to 1000") int limit,
            @QueryValue @Nullable @Parameter(description = "The nextCursor of the page before") String cursor,
            @QueryValue(defaultValue = "-bytes")
                    @Parameter(
                            description = "bytes, rows, growthBytesPerDay, growthRowsPerDay, table or tenant;"
                                    + " descending with a leading minus")
                    String sort);

    @Get("/databases/{db}/provisional-totals")
    @Operation(
            summary = "What tables hold that are still being read, by a count of the server's own, the largest first:"
                    + " at most 1000 rows, and none once everything has been read")
    @ApiResponse(responseCode = "400", ref = "InvalidParameter")
    @ApiResponse(responseCode = "404", ref = "UnknownDatabase")
    Page<ProvisionalRow> provisionalTotals(
            String db,
            @QueryValue(defaultValue = "table")
                    @Parameter(
                            description = "What a row stands for",
                            schema = @Schema(allowableValues = {"table", "tenant", "tenantTable"}))
                    String by);

    @Get("/databases/{db}/provisional-totals/missing")
    @Operation(
            summary =
                    "Tables that are still being read and that no count of the server's own has told of yet, the largest"
                            + " first: at most 1000 rows")
    @ApiResponse(responseCode = "404", ref = "UnknownDatabase")
    Page<MissingTotal> missingTotals(String db);

    @Get("/databases/{db}/anatomy")
    @Operation(summary = "What a database takes up on disk, table by table, and what its growth there consists of")
    @ApiResponse(responseCode = "404", ref = "UnknownDatabase")
    DatabaseAnatomy anatomy(String db);

    @Get("/databases/{db}/growth")
    @Operation(summary = "What came and went in a scope, and its running totals")
    @ApiResponse(responseCode = "400", ref = "InvalidParameter")
    @ApiResponse(responseCode = "404", ref = "UnknownScope")
    Page<GrowthItem> growth(
            String db,
            @QueryValue(defaultValue = "database")
                    @Parameter(
                            description = "database, table:schema.name, tenant:ID or table:schema.name/tenant:ID;"
                                    + " % / : . inside a part percent-encoded")
                    String scope,
            @QueryValue(defaultValue = "day")
                    @Parameter(
                            description = "Width of a bucket, in UTC",
                            schema = @Schema(allowableValues = {"hour", "day", "month"}))
                    String bucket,
            @QueryValue @Nullable @Parameter(description = "First date or instant that is shown") String from,
            @QueryValue @Nullable @Parameter(description = "First date or instant that is not shown any more")
                    String to);

    @Get("/databases/{db}/cohorts")
    @Operation(summary = "What a scope holds now, by the month in which its rows were born")
    @ApiResponse(responseCode = "400", ref = "InvalidParameter")
    @ApiResponse(responseCode = "404", ref = "UnknownScope")
    Page<CohortItem> cohorts(
            String db, @QueryValue(defaultValue = "database") @Parameter(description = "As for growth") String scope);

    @Get("/databases/{db}/projections")
    @Operation(summary = "What is expected of a scope, or why nothing can be said")
    @ApiResponse(responseCode = "400", ref = "InvalidParameter")
    @ApiResponse(responseCode = "404", ref = "UnknownScope")
    Forecast projections(
            String db,
            @QueryValue(defaultValue = "database") @Parameter(description = "As for growth") String scope,
            @QueryValue(defaultValue = "LOGICAL_BYTES")
                    @Parameter(
                            description = "What of the scope",
                            schema = @Schema(allowableValues = {"LOGICAL_BYTES", "ROWS"}))
                    String measure,
            @QueryValue(defaultValue = "P90D") @Parameter(description = "How far ahead: P1D to P365D") String horizon);

    @Get("/databases/{db}/tables")
    @Operation(summary = "The tables that are watched, and how")
    @ApiResponse(responseCode = "404", ref = "UnknownDatabase")
    Page<TableRow> tables(String db);
}
