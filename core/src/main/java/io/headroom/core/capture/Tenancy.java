package io.headroom.core.capture;

import org.jspecify.annotations.Nullable;

/**
 * How the rows of a table tell whose they are: by a column, because the table is one tenant's, by their parent rows, or
 * not at all.
 *
 * @param column of the table that holds the tenant; absent if it is told otherwise
 * @param tenant whose the whole table is
 * @param parent the reference to the row that tells
 */
public record Tenancy(
        @Nullable String column,
        @Nullable String tenant,
        @Nullable ParentReference parent) {
    /** Every row is shared. */
    public static final Tenancy NONE = new Tenancy(null, null, null);
}
