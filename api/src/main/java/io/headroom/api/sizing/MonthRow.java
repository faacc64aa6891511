package io.headroom.api.sizing;

import io.headroom.core.sizing.Month;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/** What it comes to so many months from now, on that day. */
@Schema(name = "SizingMonth")
record MonthRow(int month, LocalDate day, RangeRow users, RangeRow connections, RangeRow rowBytes, RangeRow diskBytes) {

    static MonthRow of(Month month) {
        return new MonthRow(
                month.number(),
                month.day(),
                RangeRow.of(month.users()),
                RangeRow.of(month.connections()),
                RangeRow.of(month.rowBytes()),
                RangeRow.of(month.diskBytes()));
    }
}
