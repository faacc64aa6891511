package io.headroom.core.usage;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The largest indexes of a database that no query has used of late on one server, as its statistics say. Those that a
 * constraint, a foreign key, a replica identity or CLUSTER needs are not among them, nor are unique or invalid ones.
 *
 * @param since when the statistics began to count; absent if nobody can say
 * @param cluster what this database has in common with its copies on standbys; absent if this role may not know
 * @param standby whether the server is one
 * @param replicas standbys that this server knows of, by name
 * @param idle the largest first
 * @param total of them; more than are named here, where there are many
 */
public record IndexUse(
        @Nullable Instant since,
        @Nullable String cluster,
        boolean standby,
        List<String> replicas,
        List<Idle> idle,
        int total) {

    /**
     * @param oid the same on every standby
     * @param bytes as estimated by the last vacuum or analyze
     * @param partitioned whether its table is: then the index is one with those of all partitions
     * @param lastScan absent if there was none since the statistics began, or before PostgreSQL 16
     * @param seenSince since when every look found it there and unused
     */
    public record Idle(
            String schema,
            String table,
            String name,
            long oid,
            long bytes,
            boolean partitioned,
            @Nullable Instant lastScan,
            Instant seenSince) {
        public Idle {
            Objects.requireNonNull(schema, "schema");
            Objects.requireNonNull(table, "table");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(seenSince, "seenSince");
        }

        Idle seenSince(Instant instant) {
            return new Idle(schema, table, name, oid, bytes, partitioned, lastScan, instant);
        }
    }

    public IndexUse {
        replicas = List.copyOf(replicas);
        idle = List.copyOf(idle);
    }

    /** The same, with the memory of the look before: PostgreSQL does not keep when an index was made. */
    public IndexUse after(@Nullable IndexUse before) {
        if (before == null) {
            return this;
        }
        List<Idle> known = idle.stream()
                .map(now -> before.idle.stream()
                        .filter(then -> then.oid() == now.oid() && then.name().equals(now.name()))
                        .findFirst()
                        .map(then -> now.seenSince(then.seenSince()))
                        .orElse(now))
                .toList();
        return new IndexUse(since, cluster, standby, replicas, known, total);
    }

    /** Whether it tells of the same database on a standby. */
    public boolean isOnStandbyOf(IndexUse other) {
        return standby && !other.standby && cluster != null && cluster.equals(other.cluster);
    }

    /** Whether all of them are named here. */
    public boolean namesAll() {
        return total == idle.size();
    }
}
