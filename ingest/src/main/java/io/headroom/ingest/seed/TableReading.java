package io.headroom.ingest.seed;

import io.headroom.core.change.Position;
import io.headroom.core.change.RowHasher;
import io.headroom.core.scope.TableName;
import io.headroom.ingest.row.CatalogueReader;
import io.headroom.ingest.row.NarrowRows;
import io.headroom.ingest.row.TableShape;
import io.headroom.ingest.source.Snapshot;
import io.headroom.ingest.stream.CountedTable;
import io.headroom.ingest.stream.Dispatch;
import io.headroom.ingest.stream.OwnerReader;
import io.headroom.ingest.stream.RowPublisher;
import io.headroom.ingest.stream.SeedTranslation;
import io.headroom.ingest.stream.ShapedRows;
import io.headroom.ingest.stream.TransactionOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Reads one table after another out of a snapshot, over a connection of its own. For use by one thread. */
final class TableReading {
    /** Rows between two words with broker and readers. */
    private static final int BATCH = 16_384;

    private final SeedParts parts;
    private final SeedCount count;
    private final SeedEnd end;
    private final Connection connection;
    private final RowPublisher publisher;
    private final EngineValues values;
    private final RowHasher hasher;
    private final SeedTranslation translation;
    private final Set<TableName> unreadable = new HashSet<>();

    TableReading(
            SeedParts parts,
            SeedCount count,
            SeedEnd end,
            Connection connection,
            RowPublisher publisher,
            EngineValues values) {
        this.parts = parts;
        this.count = count;
        this.end = end;
        this.connection = connection;
        this.publisher = publisher;
        this.values = values;
        this.hasher = parts.hashers().get();
        this.translation = new SeedTranslation(hasher, parts.partitions());
    }

    /**
     * Sends the table's rows and returns when they are stored. If anything is in the way the connection is given up: one
     * in the middle of a COPY is good for nothing else.
     *
     * @return whether all of them were there to be read
     */
    boolean read(CountedTable table, Snapshot snapshot) throws SQLException, InterruptedException {
        boolean ended = false;
        try {
            connection.setAutoCommit(false);
            boolean whole = readInside(table, snapshot);
            connection.rollback();
            ended = true;
            return whole;
        } finally {
            if (!ended) {
                connection.abort(Runnable::run);
            }
        }
    }

    private boolean readInside(CountedTable table, Snapshot snapshot) throws SQLException, InterruptedException {
        snapshot.enter(connection);
        List<TableShape> shapes =
                new CatalogueReader(connection).read(table.watched().name()::equals);
        if (shapes.isEmpty() || shapes.get(0).oid() != table.watched().oid()) {
            return false;
        }
        copy(table, shapes.get(0), snapshot);
        return !Snapshot.wasRewritten(connection, table.watched().oid());
    }

    private void copy(CountedTable table, TableShape shape, Snapshot snapshot)
            throws SQLException, InterruptedException {
        ShapedRows reader = new ShapedRows(
                shape,
                OwnerReader.of(shape, table.watched().tenancy(), hasher),
                parts.config().createdAt());
        NarrowRows rows = new NarrowRows(
                shape,
                reader.contents(),
                reader.birthColumn(),
                snapshot.utf8(),
                new ColumnValues(connection, shape.oid(), values));
        CopyOut out = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(rows.copy());
        long ordinal = 0;
        int batch = 0;
        for (byte[] line = out.readFromCopy(); line != null; line = out.readFromCopy()) {
            Position position = TransactionOrder.seed(parts.generation(), ++ordinal);
            Dispatch seed = seed(table, reader, rows, line, position, snapshot.at());
            if (seed != null) {
                publisher.send(seed);
            }
            if (++batch == BATCH) {
                settle(batch);
                batch = 0;
            }
        }
        settle(batch);
    }

    /** Only what the row itself is to blame for is set aside; the first of a table stands for all. */
    private @Nullable Dispatch seed(
            CountedTable table, ShapedRows reader, NarrowRows rows, byte[] line, Position position, Instant at) {
        try {
            return translation.translate(table, reader, rows.read(line), position, at);
        } catch (RuntimeException e) {
            if (unreadable.add(table.watched().name())) {
                parts.listener().setAside(SeedTranslation.unreadable(table, e));
            }
            return null;
        }
    }

    private void settle(int rows) throws InterruptedException {
        publisher.await();
        count.add(rows);
        while (parts.pace().tooFast()) {
            end.pause();
        }
        end.check();
    }
}
