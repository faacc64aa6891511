package io.headroom.core.sizing;

import io.headroom.core.capacity.NextPlan;
import io.headroom.core.capacity.PlanPath;
import io.headroom.core.capacity.PriceBook;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a sheet comes to.
 *
 * @param months today and each month until the last that was asked for
 * @param storageInAYear to buy, so that no more than the advice limit of it is used
 * @param plan that holds a year from its first day on
 * @param path plans that hold each month, for the least money; empty if none does
 * @param planTimesNeed the storage of the plan that the sheet asks for, as a multiple of what it needs in a year
 * @param unknown what the price book does not say of the plan, in sentences
 */
public record Sizing(
        List<TableSize> tables,
        Figure rowBytes,
        Figure diskBytes,
        List<Month> months,
        LoadSize load,
        LoadSize loadInAYear,
        Figure storageInAYear,
        NextPlan plan,
        Optional<PlanPath> path,
        Optional<Figure> planTimesNeed,
        List<Difference> differences,
        List<String> unknown) {

    public Sizing {
        tables = List.copyOf(tables);
        months = List.copyOf(months);
        differences = List.copyOf(differences);
        unknown = List.copyOf(unknown);
    }

    /** The same arguments give the same answer, always. */
    public static Sizing of(Sheet sheet, PriceBook book, LocalDate today) {
        return new Estimate(sheet, book, today).sizing();
    }
}
