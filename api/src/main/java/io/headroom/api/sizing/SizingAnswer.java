package io.headroom.api.sizing;

import io.headroom.core.capacity.NextPlan;
import io.headroom.core.sizing.Sheet;
import io.headroom.core.sizing.Sizing;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sheet, worked out.
 *
 * @param months today and each month until the last that was asked for
 * @param storageBytesInAYear to have, so that 70 % of it is enough
 * @param plan the cheapest that holds the year from its first day on
 * @param noPlan why there is none, else null
 * @param path null where no plan holds every month
 * @param statedPlanTimesNeed storage of the plan that the sheet states, as a multiple of the bytes after a year
 * @param differences empty where all that the sheet states follows from its items
 * @param unknown what the price book does not say of the plan
 */
record SizingAnswer(
        String name,
        LocalDate asOf,
        List<TableSizeRow> tables,
        FigureRow rowBytes,
        FigureRow diskBytes,
        List<MonthRow> months,
        LoadRow load,
        LoadRow loadInAYear,
        FigureRow storageBytesInAYear,
        @Nullable SizedPlan plan,
        @Nullable String noPlan,
        @Nullable SizedPath path,
        @Nullable FigureRow statedPlanTimesNeed,
        List<DifferenceRow> differences,
        List<String> unknown) {

    static SizingAnswer of(Sheet sheet, Sizing sizing, LocalDate today) {
        return new SizingAnswer(
                sheet.name(),
                today,
                sizing.tables().stream().map(TableSizeRow::of).toList(),
                FigureRow.of(sizing.rowBytes()),
                FigureRow.of(sizing.diskBytes()),
                sizing.months().stream().map(MonthRow::of).toList(),
                LoadRow.of(sizing.load()),
                LoadRow.of(sizing.loadInAYear()),
                FigureRow.of(sizing.storageInAYear()),
                sizing.plan() instanceof NextPlan.Offered next ? SizedPlan.of(next.offer()) : null,
                sizing.plan() instanceof NextPlan.None none ? none.reason() : null,
                sizing.path().map(SizedPath::of).orElse(null),
                FigureRow.of(sizing.planTimesNeed()),
                sizing.differences().stream().map(DifferenceRow::of).toList(),
                sizing.unknown());
    }
}
