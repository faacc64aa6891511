package io.headroom.ingest.reconciliation;

import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.change.Position;
import io.headroom.ingest.seed.SeedParts;
import io.headroom.ingest.stream.CountedTable;
import io.headroom.ingest.stream.Dispatch;
import io.headroom.ingest.stream.RowPublisher;
import io.headroom.ingest.stream.TransactionOrder;
import java.time.Instant;

/** Opens another epoch of a table: the seeder reads it again, and whatever the ledger has too many of ends with it. */
final class Recount {
    private final SeedParts parts;

    Recount(SeedParts parts) {
        this.parts = parts;
    }

    /** @return whether it is begun; not if the table has changed its epoch since it was counted */
    boolean begin(CountedTable counted, Instant at) throws InterruptedException {
        Position start = TransactionOrder.beginning(parts.generation());
        try (RowPublisher publisher = parts.publishers().get()) {
            synchronized (parts.tables()) {
                CountedTable now = parts.tables().find(counted.watched().name());
                if (now == null || now.epoch() != counted.epoch() || now.isBeingSeeded()) {
                    return false;
                }
                WatchedTable opened = now.watched()
                        .inEpoch(now.epoch() + 1, start.toString())
                        .in(TableWatch.SEEDING, null)
                        .showing(null);
                parts.directory().write(opened);
                Dispatch.everywhere(opened.opening(start, at), parts.partitions())
                        .forEach(publisher::send);
                publisher.await();
                parts.tables().put(CountedTable.of(opened, now.rows()));
                return true;
            }
        }
    }
}
