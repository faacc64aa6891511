package io.headroom.core.remedy;

import io.headroom.core.scope.TableName;
import io.headroom.core.usage.RelationSizes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a table calls for by its size and by what it holds.
 *
 * @param birthColumn says when a row was created; null where no column does
 * @param partitioned whether it is divided already
 * @param old what of it is older than two years, on disk, where it is not written like a log; null where unknown
 * @param much bytes from which on it is a large part of its server
 */
public record LargeTable(
        RelationSizes sizes,
        @Nullable String birthColumn,
        boolean partitioned,
        @Nullable Retention old,
        long much) {
    /** An archive begins where retention is at its gentlest. */
    public static final int OLD_MONTHS = 24;

    private static final long LARGE = 10_000_000_000L;
    private static final double MOST = 0.5;
    private static final double PART = 0.25;

    public List<Ruling> rulings() {
        List<Ruling> rulings = new ArrayList<>();
        if (birthColumn != null && !partitioned && sizes.physicalBytes() >= LARGE && Writing.likeLog(sizes)) {
            rulings.add(partitioning(birthColumn));
        }
        if (old != null && old.freedBytes() >= much && old.freedBytes() >= PART * sizes.physicalBytes()) {
            rulings.add(archiving(old));
        }
        if (sizes.toastBytes() >= much && sizes.toastBytes() >= MOST * sizes.physicalBytes()) {
            rulings.add(wideValuesOut());
        }
        return List.copyOf(rulings);
    }

    private Ruling partitioning(String column) {
        TableName parts = sizes.table().suffixed("_by_month");
        return offered(
                RemedyKind.PARTITIONING,
                "Divide " + sizes.table() + " by month of " + column,
                "It takes " + Words.bytes(sizes.physicalBytes()) + ", is written like a log, and is one piece",
                null,
                "CREATE TABLE " + parts.quoted() + " (LIKE " + sizes.table().quoted()
                        + " INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED) PARTITION BY RANGE ("
                        + TableName.quoted(column)
                        + ");",
                "The statement is only a beginning: it makes the table, empty. Its partitions, with one for rows without a"
                        + " time, its key, which has to contain the column, indexes, identity columns, triggers and"
                        + " rights, and then to copy the rows and change the names, are left to you. Old months then go"
                        + " by DETACH and DROP within a moment, and their room returns to the disk");
    }

    private Ruling archiving(Retention rows) {
        return offered(
                RemedyKind.ARCHIVING,
                "Archive what is older than " + OLD_MONTHS + " months in " + sizes.table(),
                Words.bytes(rows.freedBytes()) + " of its " + Words.bytes(sizes.physicalBytes())
                        + " were created before that, and it is changed or referred to, so old rows cannot simply go",
                new Ruling.Gain(rows.freedBytes(), FreedSpace.REUSABLE),
                null,
                "Rows that refer to them have to go with them; the application has to know where they are");
    }

    private Ruling wideValuesOut() {
        return offered(
                RemedyKind.WIDE_VALUES_OUT,
                "Move the wide values of " + sizes.table() + " out",
                Words.bytes(sizes.toastBytes()) + " of its " + Words.bytes(sizes.physicalBytes()) + " ("
                        + Words.percent((double) sizes.toastBytes() / sizes.physicalBytes())
                        + ") are wide values that PostgreSQL stores apart, such as JSON and files",
                new Ruling.Gain(sizes.toastBytes(), FreedSpace.REUSABLE),
                null,
                "Whole documents belong in an object store; fields that are searched for in columns of their own; and lists"
                        + " should leave wide columns out, which costs nothing");
    }

    private Ruling offered(
            RemedyKind kind,
            String what,
            String why,
            Ruling.@Nullable Gain gain,
            @Nullable String sql,
            String caution) {
        return new Ruling.Offered(kind, sizes.table(), null, what, why, gain, new Ruling.How(sql, null, caution), null);
    }
}
