package io.headroom.api.database;

import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Origin;

/**
 * What came and went in a scope in one bucket of time.
 *
 * @param at start of the bucket: a date, or an instant where buckets are hours
 * @param origin the weakest way in which any of it is known
 * @param rowsAdded rows that came, from other tenants of the table included
 * @param rowsRemoved rows that went, to other tenants of the table included
 * @param bytesNet logical bytes at the end of the bucket less those at its start
 * @param rowsTotal rows at the end of the bucket
 * @param bytesTotal logical bytes at the end of the bucket
 */
record GrowthItem(
        String at, Origin origin, long rowsAdded, long rowsRemoved, long bytesNet, long rowsTotal, long bytesTotal) {
    static GrowthItem of(String at, Origin origin, Flows flows, Footprint total) {
        return new GrowthItem(
                at,
                origin,
                flows.rowsAdded() + flows.rowsMovedIn(),
                flows.rowsRemoved() + flows.rowsMovedOut(),
                flows.net().bytes(),
                total.rows(),
                total.bytes());
    }
}
