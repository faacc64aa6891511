package io.headroom.core.ledger;

import io.headroom.core.change.ChangeRecord;
import io.headroom.core.change.Mark;
import io.headroom.core.change.Operation;
import io.headroom.core.change.Owner;
import io.headroom.core.change.Position;
import io.headroom.core.change.RowChange;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.change.WideAttribute;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Flows;
import io.headroom.core.ledger.MapBooks.TableTenant;
import io.headroom.core.ledger.Outcome.Verdict;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One table in one partition, told what happens to it; every streamed record is a transaction of its own. */
final class OneTable {
    static final Instant AT = Instant.parse("2026-11-21T10:02:00Z");
    static final Instant BIRTH = Instant.parse("2025-01-02T03:04:05Z");
    private static final TableId ID = new TableId(17);

    final MapBooks books = new MapBooks();
    final List<Verdict> verdicts = new ArrayList<>();

    private final Bookkeeper keeper = books.keeper();
    private final List<Runnable> sent = new ArrayList<>();
    private final boolean keyed;
    private long commit = 100;

    private OneTable(boolean keyed) {
        this.keyed = keyed;
    }

    /** A table whose rows have a key; its first count, epoch 1, is open. */
    static OneTable withKey() {
        return new OneTable(true).opened(1);
    }

    static OneTable withoutKey() {
        return new OneTable(false).opened(1);
    }

    OneTable opened(int epoch) {
        return mark(new Mark.Opened(ID, "shop", new TableName("public", "booking"), epoch, next(), AT));
    }

    OneTable finished(int epoch) {
        return mark(new Mark.Finished(ID, epoch, next(), AT));
    }

    OneTable truncated(int epoch) {
        return mark(new Mark.Truncated(ID, epoch, next(), AT));
    }

    OneTable dropped(int epoch) {
        return mark(new Mark.Dropped(ID, epoch, next(), AT));
    }

    OneTable seeded(int epoch, int row, String tenant, long bytes, WideAttribute... wide) {
        Owner owner = new Owner.OfTenant(Tenant.of(tenant));
        Position snapshot = new Position(1, 100, 0);
        return send(
                row, new RowChange(Operation.SEED, keyed, snapshot, epoch, 0, AT, BIRTH, owner, bytes, List.of(wide)));
    }

    OneTable inserted(int row, String tenant, long bytes, WideAttribute... wide) {
        return send(row, change(Operation.INSERT, tenant, bytes, wide));
    }

    OneTable updated(int row, String tenant, long bytes, WideAttribute... wide) {
        return send(row, change(Operation.UPDATE, tenant, bytes, wide));
    }

    OneTable deleted(int row) {
        return send(row, RowChange.delete(keyed, next(), 1, 7, AT));
    }

    /** The last {@code count} records come once more, as after a restart of ingest. */
    OneTable redelivered(int count) {
        List.copyOf(sent.subList(sent.size() - count, sent.size())).forEach(Runnable::run);
        return this;
    }

    Footprint live(String tenant) {
        return flows(tenant).net();
    }

    Flows flows(String tenant) {
        return books.booked.getOrDefault(new TableTenant(ID, Tenant.of(tenant)), Flows.NONE);
    }

    long applied() {
        return verdicts.stream().filter(Verdict.APPLIED::equals).count();
    }

    long repeated() {
        return verdicts.stream().filter(Verdict.REPEATED::equals).count();
    }

    private RowChange change(Operation operation, String tenant, long bytes, WideAttribute... wide) {
        Owner owner = new Owner.OfTenant(Tenant.of(tenant));
        return new RowChange(operation, keyed, next(), 1, 7, AT, null, owner, bytes, List.of(wide));
    }

    private OneTable mark(Mark mark) {
        return send(0, mark);
    }

    private OneTable send(int row, ChangeRecord record) {
        Runnable delivery = () -> verdicts.add(keeper.apply(() -> new RowKey(ID, row, row), record));
        sent.add(delivery);
        delivery.run();
        return this;
    }

    private Position next() {
        return new Position(1, ++commit, 1);
    }
}
