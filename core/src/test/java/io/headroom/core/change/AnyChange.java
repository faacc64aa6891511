package io.headroom.core.change;

import io.headroom.core.cohort.Cohort;
import io.headroom.core.cohort.Share;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.scope.AnyScope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Row changes and marks of every form. */
public final class AnyChange {
    private AnyChange() {}

    public static Arbitrary<ChangeRecord> records() {
        return Arbitraries.oneOf(rows(), marks(), totals());
    }

    public static Arbitrary<RowChange> rows() {
        Arbitrary<Boolean> keyed = Arbitraries.of(true, false);
        Arbitrary<RowChange> deletes = Combinators.combine(keyed, positions(), counts(), longs(), instants())
                .as(RowChange::delete);
        Arbitrary<RowChange> bornDeletes = Combinators.combine(deletes, instants())
                .as((row, birth) -> with(row, Operation.DELETE, birth, null, 0, List.of()));
        Arbitrary<RowChange> others = Combinators.combine(
                        deletes,
                        Arbitraries.of(Operation.SEED, Operation.INSERT, Operation.UPDATE),
                        instants().injectNull(0.5),
                        owners(),
                        longs(),
                        wide().list().ofMaxSize(5))
                .as(AnyChange::with);
        return Arbitraries.oneOf(deletes, bornDeletes, others, others);
    }

    public static Arbitrary<ShareTotal> totals() {
        Arbitrary<Long> days = Arbitraries.longs().between(-100_000, 100_000).map(day -> day * 86_400);
        Arbitrary<Footprint> sums = Combinators.combine(longs(), longs()).as(Footprint::new);
        Arbitrary<Share> shares = Combinators.combine(AnyScope.tenants(), instants())
                .as((tenant, birth) -> new Share(tenant, Cohort.of(birth)));
        return Combinators.combine(
                        tables(),
                        counts(),
                        positions(),
                        instants(),
                        shares,
                        Arbitraries.maps(days, sums).ofMaxSize(5))
                .as((table, epoch, position, at, share, byDay) ->
                        new ShareTotal(table, epoch, position, at, share, new TreeMap<>(byDay)));
    }

    public static Arbitrary<Mark> marks() {
        Arbitrary<Mark> opened = Combinators.combine(
                        tables(), AnyScope.names(), AnyScope.tables(), counts(), positions(), instants())
                .as(Mark.Opened::new);
        Arbitrary<Mark> children = Combinators.combine(
                        tables(), AnyScope.names(), AnyScope.tables(), counts(), positions(), instants(), tables())
                .as(Mark.Opened::new);
        Arbitrary<Mark> sampled = Combinators.combine(
                        tables(), AnyScope.names(), AnyScope.tables(), counts(), positions(), instants())
                .as((table, database, name, epoch, position, at) ->
                        new Mark.Opened(table, database, name, epoch, position, at, null, true));
        Arbitrary<Mark> watermarks = Combinators.combine(
                        AnyScope.names(),
                        positions(),
                        instants(),
                        Arbitraries.integers().between(0, 5))
                .as(Mark.Watermark::new);
        Arbitrary<Mark> checks = Combinators.combine(
                        AnyScope.names(),
                        longs(),
                        Arbitraries.of(true, false),
                        tables().list().ofMaxSize(5),
                        positions(),
                        instants())
                .as(Mark.Check::new);
        return Arbitraries.oneOf(
                opened,
                children,
                sampled,
                Combinators.combine(tables(), counts(), positions(), instants(), instants())
                        .as(Mark.Swept::new),
                watermarks,
                checks,
                Combinators.combine(tables(), counts(), positions(), instants()).as(Mark.Finished::new),
                Combinators.combine(tables(), counts(), positions(), instants()).as(Mark.Truncated::new),
                Combinators.combine(tables(), counts(), positions(), instants()).as(Mark.Dropped::new));
    }

    public static Arbitrary<Position> positions() {
        return Combinators.combine(counts(), Arbitraries.longs(), longs()).as(Position::new);
    }

    public static Arbitrary<TableId> tables() {
        return Arbitraries.integers().greaterOrEqual(1).map(TableId::new);
    }

    public static Arbitrary<RowKey> keys() {
        return Combinators.combine(tables(), Arbitraries.longs(), Arbitraries.longs())
                .as(RowKey::new);
    }

    public static Arbitrary<WideAttribute.Sized> sized() {
        return Combinators.combine(counts(), Arbitraries.longs().greaterOrEqual(1))
                .as(WideAttribute.Sized::new);
    }

    /** To the microsecond and over the whole range of it, which is about PostgreSQL's own. */
    public static Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(-9_223_372_036_854_000_000L, 9_223_372_036_854_000_000L)
                .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    public static Arbitrary<Integer> counts() {
        return Arbitraries.integers().greaterOrEqual(0);
    }

    public static Arbitrary<Long> longs() {
        return Arbitraries.longs().greaterOrEqual(0);
    }

    public static Arbitrary<Owner> owners() {
        return Arbitraries.oneOf(AnyScope.tenants().map(Owner.OfTenant::new), keys().map(Owner.OfParent::new));
    }

    public static Arbitrary<WideAttribute> wide() {
        return Arbitraries.oneOf(sized(), counts().map(WideAttribute.Unchanged::new));
    }

    private static RowChange with(
            RowChange row,
            Operation operation,
            @Nullable Instant birth,
            @Nullable Owner owner,
            long bytes,
            List<WideAttribute> wide) {
        return new RowChange(
                operation,
                row.keyed(),
                row.position(),
                row.epoch(),
                row.transactionId(),
                row.at(),
                birth,
                owner,
                bytes,
                wide);
    }
}
