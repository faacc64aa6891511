package io.headroom.core.change;

import io.headroom.core.cohort.Share;
import io.headroom.core.footprint.Footprint;
import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What one sweep of a table counted of a tenant's rows of one month of birth. It replaces what a sweep before it said of
 * the same share; the days tell when the rows came that were not there before.
 *
 * @param epoch the table's epoch as ingest knows it; a total of another one is a repeat
 * @param at everything that the database committed before is in it, on PostgreSQL's clock
 * @param days what is there by the first second of the day of birth in UTC, or of {@code Bucket.BEFORE} for rows that do
 *     not say when they were created; empty once nothing is left
 */
public record ShareTotal(
        TableId table, int epoch, Position position, Instant at, Share share, NavigableMap<Long, Footprint> days)
        implements ChangeRecord {

    public ShareTotal {
        Objects.requireNonNull(position, "position");
        days = Collections.unmodifiableNavigableMap(new TreeMap<>(days));
    }
}
