package io.headroom.core.capture;

import io.headroom.core.change.TableId;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a table holds that is still being read, by one query that the server answered itself: the value of {@code
 * headroom.provisional-totals}. It holds for the state that is being read, and only until all of that has been: no sum here
 * goes into any other.
 *
 * @param epoch of the table; in any other these totals say nothing
 * @param at the state that was counted, on PostgreSQL's clock
 * @param rows of the whole table
 * @param bytes uncompressed tuple sizes, as {@code docs/bytes.md} defines them
 * @param tenants the largest by bytes; what they do not add up to belongs to others
 */
public record ProvisionalTotals(
        String database, TableId id, TableName name, int epoch, Instant at, long rows, long bytes, List<Part> tenants) {
    /** So that a record stays far below what a broker takes, however long the tenants' names are. */
    static final int MOST_TENANTS = 500;

    private static final Comparator<Part> LARGEST_FIRST = Comparator.comparingLong(Part::bytes)
            .reversed()
            .thenComparing(part -> part.tenant().toString());

    /** What one tenant has of the table. */
    public record Part(Tenant tenant, long rows, long bytes) {
        public Part {
            Objects.requireNonNull(tenant, "tenant");
        }
    }

    public ProvisionalTotals {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(at, "at");
        tenants = List.copyOf(tenants);
    }

    /** @param known by tenant */
    public static ProvisionalTotals of(WatchedTable table, Instant at, Map<Tenant, Footprint> known) {
        Footprint whole = known.values().stream().reduce(Footprint.NONE, Footprint::plus);
        List<Part> largest = known.entrySet().stream()
                .map(part -> new Part(
                        part.getKey(), part.getValue().rows(), part.getValue().bytes()))
                .sorted(LARGEST_FIRST)
                .limit(MOST_TENANTS)
                .toList();
        return new ProvisionalTotals(
                table.database(), table.id(), table.name(), table.epoch(), at, whole.rows(), whole.bytes(), largest);
    }

    /** Whether that is what the table holds as far as anybody knows, because it is still being read. */
    public boolean isFor(WatchedTable table) {
        return table.state() == TableWatch.SEEDING
                && table.database().equals(database)
                && table.id().equals(id)
                && table.epoch() == epoch;
    }

    /** Key of the topic: {@code shop/17}. */
    public String key() {
        return database + "/" + id.value();
    }
}
