package io.headroom.core.sizing;

import io.headroom.core.capacity.NextPlan;
import io.headroom.core.capacity.Plan;
import io.headroom.core.capacity.PriceBook;
import io.headroom.core.capacity.Prospect;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Works a sheet out. What is bought is judged by the high end of every range, as the dearer end of a price is. */
record Estimate(Sheet sheet, PriceBook book, LocalDate today) {
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    Sizing sizing() {
        LoadSize inAYear = LoadSize.of(sheet.load(), sheet.users().after(Prospect.MONTHS));
        Prospect prospect = sheet.prospect()
                .carrying(inAYear.connections().value().high().min(MOST).intValueExact());
        NextPlan plan = prospect.plan(book, most(Prospect.MONTHS));
        return new Sizing(
                tables(),
                new Figure(sheet.rowBytesAfter(0), "sum of rows × bytes per row over the tables"),
                new Figure(sheet.diskBytesAfter(0), "row bytes × " + factorInWords()),
                IntStream.rangeClosed(0, sheet.months()).mapToObj(this::month).toList(),
                LoadSize.of(sheet.load(), sheet.users().today()),
                inAYear,
                storage(),
                plan,
                prospect.path(book, today, this::most),
                planTimesNeed(),
                new Differences(sheet).all(),
                unknown(plan));
    }

    private List<TableSize> tables() {
        Map<String, Range> now = sheet.rowsAfter(0);
        Map<String, Range> end = sheet.rowsAfter(sheet.months());
        return sheet.tables().stream()
                .map(table -> table(table, rows(now, table), rows(end, table)))
                .toList();
    }

    private TableSize table(SheetTable table, Range rows, Range rowsAtEnd) {
        Range bytes = rows.times(table.bytesPerRow());
        Range bytesAtEnd = rowsAtEnd.times(table.bytesPerRow());
        return new TableSize(
                table.name(),
                new Figure(rows, table.rows().said()),
                new Figure(bytes, rows.said() + " rows × " + table.bytesPerRow().said() + " B"),
                new Figure(bytes.times(sheet.factor()).whole(), "row bytes × " + factorInWords()),
                new Figure(
                        bytesAtEnd.times(sheet.factor()).whole(),
                        rowsAtEnd.said() + " rows after " + sheet.months() + " months ("
                                + table.rows().said()
                                + table.growthInWords() + ") × "
                                + table.bytesPerRow().said() + " B × "
                                + factorInWords()));
    }

    private static Range rows(Map<String, Range> rows, SheetTable table) {
        return rows.getOrDefault(table.name(), Range.ZERO);
    }

    private Month month(int number) {
        Range users = sheet.users().after(number);
        return new Month(
                number,
                today.plusMonths(number),
                users,
                sheet.load().connections(users).value(),
                sheet.rowBytesAfter(number),
                sheet.diskBytesAfter(number));
    }

    private Figure storage() {
        Range disk = sheet.diskBytesAfter(Prospect.MONTHS);
        return new Figure(
                Range.of(Prospect.storageFor(disk.low().longValueExact()), Prospect.storageFor(most(Prospect.MONTHS))),
                "so that the bytes on disk after " + Prospect.MONTHS + " months are no more than 70 % of it");
    }

    private Optional<Figure> planTimesNeed() {
        Range need = sheet.diskBytesAfter(Prospect.MONTHS);
        return need.low().signum() == 0
                ? Optional.empty()
                : sheet.stated()
                        .planBytes()
                        .map(bytes -> new Figure(
                                bytes.over(need),
                                "stated.planBytes ÷ bytes on disk after " + Prospect.MONTHS + " months"));
    }

    private long most(int months) {
        return sheet.diskBytesAfter(months).high().longValueExact();
    }

    private String factorInWords() {
        return sheet.factor().said() + (sheet.overhead().isPresent() ? " as stated" : " as assumed");
    }

    /** What nobody knows of a plan does not rule it out, so it has to be said. */
    private static List<String> unknown(NextPlan next) {
        List<String> unknown = new ArrayList<>();
        if (next instanceof NextPlan.Offered offered) {
            Plan plan = offered.offer().plan();
            if (plan.connections().isEmpty()) {
                unknown.add("the price book does not say how many connections " + plan.id() + " allows");
            }
            if (plan.memory().isEmpty()) {
                unknown.add("the price book does not say how much memory " + plan.id() + " has");
            }
        }
        return unknown;
    }
}
