package io.headroom.ingest.tenancy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way from a table's rows to the column that holds their tenant.
 *
 * @param keys to follow; none if the column is in the table itself
 * @param column that holds the tenant, in the table where the keys lead to
 * @param notNull whether every row gets there
 */
public record Route(List<ForeignKey> keys, String column, boolean notNull) implements Comparable<Route> {
    /** Columns on the way, the last one included: what is further away is more likely to be a mistake. */
    static final int LONGEST = 5;

    public Route {
        keys = List.copyOf(keys);
    }

    static Route at(String column) {
        return new Route(List.of(), column, true);
    }

    /** A column that is at the same time a reference to the table of tenants. */
    static Route at(ForeignKey toTenants) {
        return new Route(List.of(), toTenants.columns().get(0), toTenants.notNull());
    }

    Route from(ForeignKey key) {
        List<ForeignKey> longer = new ArrayList<>(List.of(key));
        longer.addAll(keys);
        return new Route(longer, column, notNull && key.notNull());
    }

    boolean isDirect() {
        return keys.isEmpty();
    }

    boolean isTooLong() {
        return keys.size() + 1 > LONGEST;
    }

    TenantRule rule() {
        return isDirect()
                ? new TenantRule.Column(column)
                : new TenantRule.Parent(keys.get(0).parent(), keys.get(0).columns());
    }

    /** The first key on the way that does not lead to rows as we tell them apart. */
    Optional<ForeignKey> broken(Tables tables) {
        return keys.stream().filter(key -> !tables.follows(key)).findFirst();
    }

    /** As people write it: {@code [projectId, userId]}. */
    List<String> steps() {
        List<String> steps = new ArrayList<>();
        keys.forEach(key -> steps.add(String.join("+", key.columns())));
        steps.add(column);
        return steps;
    }

    boolean begins(List<String> wanted) {
        List<String> steps = steps();
        if (wanted.size() > steps.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            boolean same = i < keys.size() ? keys.get(i).answersTo(wanted.get(i)) : column.equals(wanted.get(i));
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** The better first: the table's own column, then ways that every row can go, then short ones. */
    @Override
    public int compareTo(Route other) {
        if (isDirect() != other.isDirect()) {
            return isDirect() ? -1 : 1;
        }
        return notNull != other.notNull ? (notNull ? -1 : 1) : Integer.compare(keys.size(), other.keys.size());
    }
}
