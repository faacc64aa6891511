package io.headroom.core.ledger;

import io.headroom.core.change.ChangeRecord;
import io.headroom.core.change.Mark;
import io.headroom.core.change.Operation;
import io.headroom.core.change.Owner;
import io.headroom.core.change.Position;
import io.headroom.core.change.RowChange;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.ShareTotal;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Cohort;
import io.headroom.core.cohort.Share;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Origin;
import io.headroom.core.ledger.MapBooks.TableTenant;
import io.headroom.core.ledger.Outcome.Verdict;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** One table over three partitions, told what sweeps of it found and, once it is captured, what its rows are. */
final class SweptTable {
    static final TableId ID = new TableId(17);
    private static final TableName NAME = new TableName("public", "booking");
    private static final int PARTITIONS = 3;

    final List<MapBooks> books =
            IntStream.range(0, PARTITIONS).mapToObj(i -> new MapBooks()).toList();
    final List<Verdict> verdicts = new ArrayList<>();
    private final List<Bookkeeper> keepers =
            books.stream().map(MapBooks::keeper).toList();

    SweptTable opened(int epoch, boolean sampled, Instant at) {
        return everywhere(new Mark.Opened(ID, "shop", NAME, epoch, position(epoch, at), at, null, sampled));
    }

    /** What a sweep at that time found of a tenant, by day of birth. */
    SweptTable total(int epoch, Instant at, String tenant, Map<Instant, Footprint> days) {
        return told(of(epoch, at, tenant, days));
    }

    static ShareTotal of(int epoch, Instant at, String tenant, Map<Instant, Footprint> days) {
        TreeMap<Long, Footprint> bySecond = new TreeMap<>();
        days.forEach((day, sum) -> bySecond.put(day.getEpochSecond(), sum));
        Instant born = days.keySet().stream().findFirst().orElse(Instant.parse("2026-11-01T00:00:00Z"));
        Share share = new Share(Tenant.of(tenant), Cohort.of(born));
        return new ShareTotal(ID, epoch, position(epoch, at), at, share, bySecond);
    }

    /** A share is always in the same partition. */
    SweptTable told(ShareTotal total) {
        return send(Math.floorMod(total.share().hashCode(), PARTITIONS), total);
    }

    SweptTable swept(int epoch, Instant at, Instant complete) {
        return everywhere(new Mark.Swept(ID, epoch, position(epoch, at), at, complete));
    }

    SweptTable seeded(int epoch, int row, String tenant, long bytes, Instant birth, Instant at) {
        return send(row % PARTITIONS, row(Operation.SEED, epoch, row, tenant, bytes, birth, at), row);
    }

    SweptTable inserted(int epoch, int row, String tenant, long bytes, Instant birth, Instant at) {
        return send(row % PARTITIONS, row(Operation.INSERT, epoch, row, tenant, bytes, birth, at), row);
    }

    SweptTable finished(int epoch, Instant at) {
        return everywhere(new Mark.Finished(ID, epoch, position(epoch, at.plusSeconds(1)), at));
    }

    Footprint live(String tenant) {
        return flows(tenant).net();
    }

    Flows flows(String tenant) {
        Flows sum = Flows.NONE;
        for (MapBooks of : books) {
            sum = sum.plus(of.booked.getOrDefault(new TableTenant(ID, Tenant.of(tenant)), Flows.NONE));
        }
        return sum;
    }

    /** All that was booked of one origin, by bucket. */
    Map<Bucket, Flows> booked(Origin origin) {
        Map<Bucket, Flows> sum = new TreeMap<>((a, b) -> Long.compare(a.start(), b.start()));
        books.forEach(of -> of.byBucket.forEach((key, flows) -> {
            if (key.bucket().origin() == origin) {
                sum.merge(key.bucket(), flows, Flows::plus);
            }
        }));
        sum.values().removeIf(Flows::isNone);
        return sum;
    }

    private static RowChange row(
            Operation operation, int epoch, int row, String tenant, long bytes, Instant birth, Instant at) {
        Position position =
                operation == Operation.SEED ? new Position(epoch, 0, row) : position(epoch, at.plusNanos(row * 1000L));
        Owner owner = new Owner.OfTenant(Tenant.of(tenant));
        return new RowChange(operation, true, position, epoch, 7, at, birth, owner, bytes, List.of());
    }

    private static Position position(int generation, Instant at) {
        return new Position(generation, at.getEpochSecond() * 1_000_000 + at.getNano() / 1000, 1);
    }

    private SweptTable everywhere(Mark mark) {
        IntStream.range(0, PARTITIONS).forEach(partition -> send(partition, mark));
        return this;
    }

    private SweptTable send(int partition, ChangeRecord record) {
        return send(partition, record, 0);
    }

    private SweptTable send(int partition, ChangeRecord record, int row) {
        verdicts.add(keepers.get(partition).apply(() -> new RowKey(ID, row, row), record));
        return this;
    }
}
