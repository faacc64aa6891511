package io.headroom.core.remedy;

import io.headroom.core.scope.TableName;
import io.headroom.core.usage.IndexUse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Indexes that cost room and writes, and that no query has read for long. Scans are counted by each server for itself, so
 * what one has not used its replicas may need every day.
 *
 * @param here the server on which an index would be dropped
 * @param standbys the same database on those of its standbys that are watched too
 * @param worth bytes below which nothing is worth the effort
 */
public record UnusedIndexes(IndexUse here, List<IndexUse> standbys, long worth) {
    /** Longer than a month, so that what is done once in each has been seen. */
    private static final Duration LONG_ENOUGH = Duration.ofDays(35);

    private static final String READERS_GO_ON =
            "Reads and writes go on; it waits for transactions that use the table (SHARE UPDATE EXCLUSIVE), and cannot be part"
                    + " of one itself";
    private static final String ALL_PARTITIONS =
            "Nobody can read or write the table and its partitions for a moment (ACCESS EXCLUSIVE); the index of a"
                    + " partitioned table cannot be dropped CONCURRENTLY";

    public UnusedIndexes {
        standbys = List.copyOf(standbys);
    }

    /** Where the indexes could not be looked at. */
    public static Ruling unread() {
        return new Ruling.Withheld(
                RemedyKind.UNUSED_INDEX,
                null,
                null,
                "which indexes are used could not be read",
                "It is read again within a quarter of an hour.",
                null);
    }

    public List<Ruling> rulings(Instant now) {
        if (here.standby()) {
            return List.of();
        }
        return here.idle().stream()
                .filter(index -> index.bytes() >= worth)
                .map(index -> ruling(index, now))
                .toList();
    }

    private Ruling ruling(IndexUse.Idle index, Instant now) {
        Instant unused = unusedSince(here, index);
        if (unused == null) {
            return withheld(index, "since when this server counts scans is unknown", null);
        }
        if (isYoung(unused, now)) {
            return young(index, "", unused);
        }
        int proven = 0;
        for (IndexUse standby : standbys) {
            Optional<IndexUse.Idle> there = standby.idle().stream()
                    .filter(idle -> idle.oid() == index.oid())
                    .findFirst();
            if (there.isEmpty() && standby.namesAll()) {
                return withheld(index, "a standby of this server uses it", null);
            }
            Instant since = there.map(idle -> unusedSince(standby, idle)).orElse(null);
            if (since != null && isYoung(since, now)) {
                return young(index, "on a standby ", since);
            }
            proven += since == null ? 0 : 1;
        }
        return offered(index, unused, Math.max(here.replicas().size(), standbys.size()) > proven);
    }

    private static boolean isYoung(Instant unused, Instant now) {
        return unused.plus(LONG_ENOUGH).isAfter(now);
    }

    private static Ruling young(IndexUse.Idle index, String where, Instant unused) {
        String reason = where + "it is known to be unused since " + Words.day(unused) + ", which is less than 35 days";
        return withheld(index, reason, unused.plus(LONG_ENOUGH));
    }

    /** Null where nobody can say. A scan is proof that the index was there, and counted. */
    private static @Nullable Instant unusedSince(IndexUse server, IndexUse.Idle index) {
        Instant begun = server.since();
        if (index.lastScan() != null || begun == null) {
            return index.lastScan();
        }
        return begun.isAfter(index.seenSince()) ? begun : index.seenSince();
    }

    private Ruling offered(IndexUse.Idle index, Instant unused, boolean unasked) {
        String name = new TableName(index.schema(), index.name()).quoted();
        String regclass = "'" + name.replace("'", "''") + "'::regclass";
        String doubt = "Each server counts its own scans, and not all of its replicas are watched ("
                + String.join(", ", here.replicas()) + "): ask each with SELECT idx_scan FROM"
                + " pg_stat_all_indexes WHERE indexrelid = " + regclass + ";";
        return new Ruling.Offered(
                RemedyKind.UNUSED_INDEX,
                table(index),
                index.name(),
                "Drop index " + index.name() + " of " + table(index),
                "No query has used it since " + Words.day(unused) + "; it takes " + Words.bytes(index.bytes())
                        + " as of the last vacuum, and every write of the table pays for it",
                new Ruling.Gain(index.bytes(), FreedSpace.RETURNED_TO_DISK),
                new Ruling.How(
                        "DROP INDEX " + (index.partitioned() ? "" : "CONCURRENTLY ") + name + ";",
                        index.partitioned() ? ALL_PARTITIONS : READERS_GO_ON,
                        "Only if no job that runs less than once a month needs it. Keep the statement that makes it again:"
                                + " SELECT pg_get_indexdef(" + regclass + ");"),
                unasked ? doubt : null);
    }

    private static Ruling withheld(IndexUse.Idle index, String reason, @Nullable Instant until) {
        return new Ruling.Withheld(RemedyKind.UNUSED_INDEX, table(index), index.name(), reason, null, until);
    }

    private static TableName table(IndexUse.Idle index) {
        return new TableName(index.schema(), index.table());
    }
}
