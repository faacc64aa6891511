package io.headroom.api.sizing;

import io.headroom.core.sizing.TableSize;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A table of the sheet.
 *
 * @param rowBytes of its rows alone
 * @param diskBytes with indexes and free space
 * @param diskBytesAtHorizon after the months that were asked for
 */
@Schema(name = "SizingTable")
record TableSizeRow(
        String name, FigureRow rows, FigureRow rowBytes, FigureRow diskBytes, FigureRow diskBytesAtHorizon) {

    static TableSizeRow of(TableSize table) {
        return new TableSizeRow(
                table.name(),
                FigureRow.of(table.rows()),
                FigureRow.of(table.rowBytes()),
                FigureRow.of(table.diskBytes()),
                FigureRow.of(table.diskBytesAtEnd()));
    }
}
