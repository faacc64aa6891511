package io.headroom.core.remedy;

import io.headroom.core.usage.FreeSpace;
import io.headroom.core.usage.RelationSizes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a table's heap holds beside its rows: dead rows, which VACUUM makes room, and room, which only writing the table
 * anew gives back. Indexes and TOAST become smaller with it, by how much nobody can say beforehand.
 *
 * @param diskFree bytes that the instance has free; empty while unknown
 * @param worth bytes below which nothing is worth the effort
 */
public record Bloat(RelationSizes table, OptionalLong diskFree, long worth) {
    /** The old files stay until the new ones are complete, and WAL and sorting take their part. */
    private static final double DISK_NEEDED = 1.2;

    /** Autovacuum comes when a fifth of the rows has died; more says that it does not keep up. */
    private static final double MANY_DEAD = 0.2;

    /** Less is how a heap looks that is written to. */
    private static final double MUCH_IDLE = 0.3;

    /** Of rows wider than an eighth of a page, what is left at the end of each page only looks free. */
    private static final int WIDE_ROW = 1024;

    private static final String MAP = "CREATE EXTENSION IF NOT EXISTS pg_freespacemap;";
    private static final String NOBODY_WAITS =
            "Reads and writes go on; changes of the table's definition wait (SHARE UPDATE EXCLUSIVE)";
    private static final String EVERYBODY_WAITS =
            "Nobody can read or write the table until it is done (ACCESS EXCLUSIVE). pg_repack does the same with two"
                    + " such locks of a moment, and needs as much disk";

    public List<Ruling> rulings() {
        if (table.heapBytes() < worth) {
            return List.of();
        }
        OptionalLong free = table.freeSpace().bytes();
        Long live = table.liveTuples();
        if (free.isEmpty() || live == null) {
            return List.of(unknown());
        }
        long rows = live + table.deadTuples();
        long filled = Math.max(0, table.heapBytes() - free.getAsLong());
        long dead = rows == 0 ? 0 : Math.round((double) filled / rows * table.deadTuples());
        List<Ruling> rulings = new ArrayList<>();
        if (dead >= worth && table.deadTuples() > MANY_DEAD * live) {
            rulings.add(vacuum(dead, live));
        }
        long idle = free.getAsLong() + dead;
        if (idle >= worth && idle >= MUCH_IDLE * table.heapBytes()) {
            rulings.add(repack(idle, rows == 0 ? 0 : (double) filled / rows));
        }
        return List.copyOf(rulings);
    }

    private Ruling vacuum(long dead, long live) {
        String why = Words.count(table.deadTuples()) + " dead rows beside " + Words.count(live)
                + " live ones take about " + Words.bytes(dead) + "; vacuum last came "
                + lastVacuum(table);
        return new Ruling.Offered(
                RemedyKind.VACUUM,
                table.table(),
                null,
                "Vacuum " + table.table(),
                why,
                new Ruling.Gain(dead, FreedSpace.REUSABLE),
                new Ruling.How(
                        "VACUUM (ANALYZE) " + table.table().quoted() + ";",
                        NOBODY_WAITS,
                        "Rows that an open transaction or a replication slot may still need stay; ask why autovacuum does"
                                + " not keep up"),
                null);
    }

    private Ruling repack(long idle, double width) {
        long needed = Math.round(DISK_NEEDED * table.physicalBytes());
        if (isEstimated() && width > WIDE_ROW) {
            String reason = "its rows are " + Words.bytes(Math.round(width))
                    + " wide, so an estimate cannot tell free space from" + " what is left at the end of each page";
            return withheld(reason, MAP);
        }
        if (diskFree.isEmpty()) {
            return withheld(
                    "how much of the disk is free is unknown, and it takes " + Words.bytes(needed),
                    "Declare capacity.storage of the instance.");
        }
        if (diskFree.getAsLong() < needed) {
            String reason = "it takes " + Words.bytes(needed) + " of free disk, 1.2 times the table with its indexes,"
                    + " and " + Words.bytes(diskFree.getAsLong()) + " are free";
            return withheld(reason, null);
        }
        return offered(idle, needed);
    }

    private Ruling offered(long idle, long needed) {
        String why = Words.bytes(idle) + " of its heap of " + Words.bytes(table.heapBytes()) + " ("
                + Words.percent((double) idle / table.heapBytes()) + ") hold no live row, "
                + (isEstimated() ? "as the statistics estimate" : "by the free space map");
        return new Ruling.Offered(
                RemedyKind.REPACK,
                table.table(),
                null,
                "Write " + table.table() + " anew",
                why,
                new Ruling.Gain(idle, FreedSpace.RETURNED_TO_DISK),
                new Ruling.How(
                        "VACUUM (FULL, ANALYZE) " + table.table().quoted() + ";",
                        EVERYBODY_WAITS,
                        "It takes " + Words.bytes(needed) + " of disk meanwhile, and pays only where the table's own"
                                + " next rows would not take the room anyway"),
                isEstimated() ? "The free space is an estimate; pg_freespacemap knows it: " + MAP : null);
    }

    private boolean isEstimated() {
        return table.freeSpace() instanceof FreeSpace.Estimated;
    }

    private Ruling unknown() {
        if (table.freeSpace() instanceof FreeSpace.Unknown unknown) {
            return withheld("how much of its heap is free is unknown: " + unknown.reason(), unknown.fix());
        }
        return withheld(
                "how many rows it has is unknown, as it was never analyzed",
                "ANALYZE " + table.table().quoted() + ";");
    }

    private Ruling withheld(String reason, @Nullable String fix) {
        return new Ruling.Withheld(RemedyKind.REPACK, table.table(), null, reason, fix, null);
    }

    private static String lastVacuum(RelationSizes table) {
        return Stream.of(table.upkeep().lastVacuum(), table.upkeep().lastAutovacuum())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .map(at -> "on " + Words.day(at))
                .orElse("at no time that the statistics know of");
    }
}
