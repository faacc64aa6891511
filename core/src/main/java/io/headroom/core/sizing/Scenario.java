package io.headroom.core.sizing;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a sheet says of the quantities that can be counted in a database.
 *
 * @param bands in the order of the sheet
 */
record Scenario(String name, Map<Quantity, Range> bands) {

    /** The size is that which the sheet states, and only where it states none what its items come to. */
    static Scenario of(Sheet sheet) {
        Map<Quantity, Range> bands = new LinkedHashMap<>();
        Map<String, Range> rows = sheet.rowsAfter(0);
        for (SheetTable table : sheet.tables()) {
            Range now = rows.getOrDefault(table.name(), Range.ZERO);
            if (table.isOfTenants()) {
                bands.put(Quantity.of(Quantity.Kind.TENANTS), now);
            } else if (table.rows() instanceof Rows.PerUser) {
                bands.put(Quantity.of(Quantity.Kind.ROWS, table), now);
            }
            if (table.isFed()) {
                bands.put(Quantity.of(Quantity.Kind.ROWS_A_MONTH, table), fed(table, sheet.users()));
            }
        }
        bands.put(
                Quantity.of(Quantity.Kind.DISK_BYTES),
                sheet.stated().diskBytes().orElseGet(() -> sheet.diskBytesAfter(0)));
        return new Scenario(sheet.name(), bands);
    }

    private static Range fed(SheetTable table, Users users) {
        return table.addedPerMonth().plus(table.addedPerUserPerMonth().times(users.today()));
    }
}
