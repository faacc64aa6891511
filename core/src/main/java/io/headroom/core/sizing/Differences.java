package io.headroom.core.sizing;

import io.headroom.core.capacity.Price;
import io.headroom.core.capacity.StatedTotal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Holds what a sheet states against what its items come to. */
record Differences(Sheet sheet) {

    List<Difference> all() {
        return Stream.of(ofTables(), ofSizes(), ofLoad(), ofCosts())
                .flatMap(some -> some)
                .toList();
    }

    private Stream<Difference> ofTables() {
        Map<String, Range> rows = sheet.rowsAfter(0);
        return IntStream.range(0, sheet.tables().size()).boxed().flatMap(at -> {
            SheetTable table = sheet.tables().get(at);
            Range bytes = rows.getOrDefault(table.name(), Range.ZERO).times(table.bytesPerRow());
            return Difference.between("tables[" + at + "].statedBytes", table.statedBytes(), bytes);
        });
    }

    private Stream<Difference> ofSizes() {
        Stated stated = sheet.stated();
        return Stream.of(
                        Difference.between("stated.rowBytes", stated.rowBytes(), sheet.rowBytesAfter(0)),
                        Difference.between("stated.diskBytes", stated.diskBytes(), sheet.diskBytesAfter(0)),
                        overheadOfStated(),
                        overheadBeyondMeasured())
                .flatMap(some -> some);
    }

    /** The factor that would make the sheet's rows into what it says of the disk, if that is not its own (R013). */
    private Stream<Difference> overheadOfStated() {
        Range rows = sheet.rowBytesAfter(0);
        Optional<Range> implied = rows.low().signum() == 0
                ? Optional.empty()
                : sheet.stated().diskBytes().map(disk -> disk.over(rows));
        return implied.filter(factor -> factor.high().compareTo(sheet.factor().high()) > 0).stream()
                .map(factor -> new Difference(
                        "stated.diskBytes as overheadFactor",
                        factor,
                        sheet.factor(),
                        "stated.diskBytes is up to " + factor.high().setScale(1, RoundingMode.HALF_UP)
                                + " times the rows, where " + sheet.factor().said() + " is "
                                + (sheet.overhead().isPresent() ? "stated" : "assumed")));
    }

    private Stream<Difference> overheadBeyondMeasured() {
        return sheet
                .measuredOverhead()
                .filter(measured ->
                        sheet.factor().high().compareTo(measured.times(2).high()) > 0)
                .stream()
                .map(measured -> new Difference(
                        "overheadFactor",
                        sheet.factor(),
                        measured,
                        "overheadFactor is more than twice the " + measured.said() + " that are measured"));
    }

    private Stream<Difference> ofLoad() {
        Stated stated = sheet.stated();
        Range users = sheet.users().today();
        Load load = sheet.load();
        return Stream.of(
                        Difference.between(
                                "stated.concurrentUsers",
                                stated.concurrentUsers(),
                                load.concurrent(users).value()),
                        Difference.between(
                                "stated.connections",
                                stated.connections(),
                                load.connections(users).value()),
                        load.pool(users).stream()
                                .flatMap(pool -> Difference.between(
                                        "stated.poolPerInstance", stated.poolPerInstance(), pool.value())),
                        Difference.between(
                                "stated.queriesPerSecond",
                                stated.queriesPerSecond(),
                                load.queries(users).value()))
                .flatMap(some -> some);
    }

    private Stream<Difference> ofCosts() {
        List<StatedTotal> costs = sheet.stated().costs();
        return IntStream.range(0, costs.size()).boxed().flatMap(at -> {
            StatedTotal cost = costs.get(at);
            return cost.disagreement().stream()
                    .map(detail -> new Difference(
                            "stated.costs[" + at + "].perMonth", range(cost.stated()), range(cost.computed()), detail));
        });
    }

    private static Range range(Price price) {
        return new Range(price.low(), price.high());
    }
}
