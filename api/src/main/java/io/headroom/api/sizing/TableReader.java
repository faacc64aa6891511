package io.headroom.api.sizing;

import io.headroom.api.body.Entry;
import io.headroom.core.sizing.Range;
import io.headroom.core.sizing.Rows;
import io.headroom.core.sizing.SheetTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the tables of a sheet. */
final class TableReader {
    private static final int MOST_TABLES = 1_000;
    private static final String COUNTED = "given as one of rows, rowsPerUser and rowsPerParent";
    private static final Range DAYS = Range.of(365);
    private static final Range MONTHS = Range.of(12);

    private final Entry table;
    private final Set<String> before;

    private TableReader(Entry table, Set<String> before) {
        this.table = table;
        this.before = before;
    }

    static List<SheetTable> tables(Entry sheet) {
        Set<String> names = new HashSet<>();
        List<SheetTable> tables = new ArrayList<>();
        for (Entry entry : sheet.entries("tables", MOST_TABLES)) {
            SheetTable table = new TableReader(entry, names).table();
            entry.refuseOthers();
            if (!names.add(table.name())) {
                throw entry.refusal("name", "of one table only");
            }
            tables.add(table);
        }
        if (tables.isEmpty()) {
            throw sheet.refusal("tables", "a list of at least one table");
        }
        return tables;
    }

    private SheetTable table() {
        table.text("note");
        Optional<Range> bytes = table.quantity("bytesPerRow", 1, 1_000_000_000);
        return new SheetTable(
                table.required("name", table.text("name"), "the name of the table"),
                table.text("alsoCalled"),
                rows(),
                table.required("bytesPerRow", bytes, "1 to 1000000000, or a range of them"),
                addedPerMonth(),
                table.quantity("rowsAddedPerUserPerMonth").orElse(Range.ZERO),
                table.quantity("statedBytes"));
    }

    private Rows rows() {
        Optional<Rows> stated = table.quantity("rows").map(Rows.Stated::new);
        Optional<Rows> perUser = table.quantity("rowsPerUser").map(Rows.PerUser::new);
        Optional<Rows> perParent = table.quantity("rowsPerParent").map(each -> new Rows.PerParent(parent(), each));
        List<Rows> given =
                Stream.of(stated, perUser, perParent).flatMap(Optional::stream).toList();
        if (given.size() != 1) {
            throw table.refusal("rows", COUNTED);
        }
        if (perParent.isEmpty() && table.text("parent").isPresent()) {
            throw table.refusal("parent", "left out where rowsPerParent is");
        }
        return given.get(0);
    }

    private String parent() {
        Optional<String> known = table.text("parent").filter(before::contains);
        return table.required("parent", known, "the name of a table before this one");
    }

    private Range addedPerMonth() {
        Range daily = table.quantity("rowsAddedPerDay").orElse(Range.ZERO);
        return table.quantity("rowsAddedPerMonth")
                .orElse(Range.ZERO)
                .plus(daily.times(DAYS).over(MONTHS));
    }
}
