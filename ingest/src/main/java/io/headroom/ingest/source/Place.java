package io.headroom.ingest.source;

/**
 * Where a stream stands, as it was stored with the last record that was acknowledged.
 *
 * @param confirmed the end of the commit before that record's transaction; PostgreSQL may have been told so
 * @param transaction that record's transaction
 * @param committed when it was committed, in microseconds since 1970
 */
public record Place(long confirmed, long transaction, long committed) {}
