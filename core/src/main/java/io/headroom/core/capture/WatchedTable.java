package io.headroom.core.capture;

import io.headroom.core.change.Mark;
import io.headroom.core.change.Position;
import io.headroom.core.change.TableId;
import io.headroom.core.scope.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table of a watched database: the value of {@code headroom.tables}.
 *
 * @param id number of the table in row keys; claimed once, kept for ever
 * @param oid PostgreSQL's, which changes when a table is dropped and made again under the same name
 * @param keyColumns empty where equal rows are counted instead
 * @param tenantColumn absent where rows do not name their tenant themselves
 * @param tenant whose the whole table is, where schemas or databases are tenants
 * @param tenantParent how rows name their parent rows, where those tell the tenant
 * @param birthColumn says when a row was created; absent where no column does
 * @param partitions those whose rows were counted, or that were empty when they came
 * @param epoch the table's present epoch
 * @param epochStart the position at which it began, as {@code generation:LSN:ordinal}
 * @param snapshot what the seeds of this epoch show; absent before they are read, and when nothing that they show can
 *     come again
 */
public record WatchedTable(
        String database,
        TableId id,
        TableName name,
        long oid,
        List<String> keyColumns,
        @Nullable String tenantColumn,
        @Nullable String tenant,
        @Nullable ParentReference tenantParent,
        @Nullable String birthColumn,
        List<Partition> partitions,
        int epoch,
        String epochStart,
        TableWatch state,
        @Nullable Problem problem,
        @Nullable SeedSnapshot snapshot) {

    public WatchedTable {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(epochStart, "epochStart");
        Objects.requireNonNull(state, "state");
        keyColumns = List.copyOf(keyColumns);
        partitions = copy(partitions);
    }

    /** A table whose rows name their tenant in a column, or are shared. */
    public WatchedTable(
            String database,
            TableId id,
            TableName name,
            long oid,
            List<String> keyColumns,
            @Nullable String tenantColumn,
            int epoch,
            String epochStart,
            TableWatch state,
            @Nullable Problem problem,
            @Nullable SeedSnapshot snapshot) {
        this(
                database,
                id,
                name,
                oid,
                keyColumns,
                tenantColumn,
                null,
                null,
                null,
                List.of(),
                epoch,
                epochStart,
                state,
                problem,
                snapshot);
    }

    /** Records from before there were any lack them: then the table is counted anew. */
    private static List<Partition> copy(@Nullable List<Partition> partitions) {
        return partitions == null ? List.of() : List.copyOf(partitions);
    }

    /** The same rows in these partitions, with their time of creation in this column. */
    public WatchedTable over(List<Partition> newPartitions, @Nullable String newBirthColumn) {
        return new WatchedTable(
                database,
                id,
                name,
                oid,
                keyColumns,
                tenantColumn,
                tenant,
                tenantParent,
                newBirthColumn,
                newPartitions,
                epoch,
                epochStart,
                state,
                problem,
                snapshot);
    }

    public Tenancy tenancy() {
        return new Tenancy(tenantColumn, tenant, tenantParent);
    }

    /** Says to every partition that the count of its epoch begins. */
    public Mark.Opened opening(Position start, Instant at) {
        return new Mark.Opened(
                id, database, name, epoch, start, at, tenantParent == null ? null : tenantParent.table());
    }

    /** Says that sweeps count its epoch. */
    public Mark.Opened sampling(Position start, Instant at) {
        return new Mark.Opened(id, database, name, epoch, start, at, null, true);
    }

    public WatchedTable withId(TableId newId) {
        return with(newId, epoch, epochStart, state, problem, snapshot);
    }

    /** The table counted anew from {@code start} on; the position is in its text form. */
    public WatchedTable inEpoch(int newEpoch, String start) {
        return with(id, newEpoch, start, state, problem, snapshot);
    }

    public WatchedTable in(TableWatch newState, @Nullable Problem newProblem) {
        return with(id, epoch, epochStart, newState, newProblem, snapshot);
    }

    public WatchedTable showing(@Nullable SeedSnapshot newSnapshot) {
        return with(id, epoch, epochStart, state, problem, newSnapshot);
    }

    private WatchedTable with(
            TableId newId,
            int newEpoch,
            String start,
            TableWatch newState,
            @Nullable Problem newProblem,
            @Nullable SeedSnapshot newSnapshot) {
        return new WatchedTable(
                database,
                newId,
                name,
                oid,
                keyColumns,
                tenantColumn,
                tenant,
                tenantParent,
                birthColumn,
                partitions,
                newEpoch,
                start,
                newState,
                newProblem,
                newSnapshot);
    }

    /** Key of the topic: {@code shop/17}. */
    public String key() {
        return database + "/" + id.value();
    }
}
