package io.headroom.api.database;

import io.headroom.core.annotation.KnownFuture;
import io.headroom.core.scope.Scope;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers from memory; only what may be many rows leaves the event loop. */
@Controller("/api/v1")
final class DatabasesController implements DatabasesContract {
    private final Databases databases;

    DatabasesController(Databases databases) {
        this.databases = databases;
    }

    @Override
    public DatabaseList databases() {
        return new DatabaseList(
                databases.all().stream().map(DatabaseSummary::of).toList(), null);
    }

    @Override
    public DatabaseSummary database(String db) {
        return DatabaseSummary.of(databases.named(db));
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public Page<FootprintRow> footprints(
            String db,
            String by,
            @Nullable String table,
            @Nullable String tenant,
            int limit,
            @Nullable String cursor,
            String sort) {
        Database database = databases.named(db);
        FootprintParameters asked = new FootprintParameters(by, table, tenant, limit, cursor, sort);
        return FootprintList.page(database, FootprintQuery.of(db, asked), databases.tenantNames(db));
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public Page<ProvisionalRow> provisionalTotals(String db, String by) {
        Database database = databases.named(db);
        List<ProvisionalRow> rows = ProvisionalHolding.grouped(database.provisionalTotals(), Grouping.of(by)).stream()
                .map(held -> ProvisionalRow.of(held, databases.tenantNames(db)))
                .sorted(ProvisionalRow.LARGEST_FIRST)
                .limit(FootprintQuery.MAX_LIMIT)
                .toList();
        return Page.of(database, rows, null);
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public Page<MissingTotal> missingTotals(String db) {
        Database database = databases.named(db);
        List<MissingTotal> missing = MissingTotal.of(database).stream()
                .limit(FootprintQuery.MAX_LIMIT)
                .toList();
        return Page.of(database, missing, null);
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public DatabaseAnatomy anatomy(String db) {
        return DatabaseAnatomy.of(databases.named(db));
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public Page<GrowthItem> growth(String db, String scope, String bucket, @Nullable String from, @Nullable String to) {
        Database database = databases.named(db);
        GrowthQuery query = GrowthQuery.of(bucket, from, to);
        return Page.of(database, GrowthList.of(database, Scopes.named(scope, database), query), null);
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public Page<CohortItem> cohorts(String db, String scope) {
        Database database = databases.named(db);
        Scope named = Scopes.named(scope, database);
        return Page.of(database, CohortItem.of(database.cohorts().of(db, named)), null);
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public Forecast projections(String db, String scope, String measure, String horizon) {
        Database database = databases.named(db);
        ForecastQuery query = ForecastQuery.of(measure, horizon);
        return Forecasts.of(database, KnownFuture.of(databases.annotations(db)), Scopes.named(scope, database), query);
    }

    @Override
    public Page<TableRow> tables(String db) {
        Database database = databases.named(db);
        List<TableRow> rows = database.tablesSoFar().values().stream()
                .map(table -> TableRow.of(table, database.checks().get(table.name())))
                .toList();
        return Page.of(database, rows, null);
    }
}
