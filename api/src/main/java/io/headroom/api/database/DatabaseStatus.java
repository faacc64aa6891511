package io.headroom.api.database;

/** Whether a database's numbers can be relied on now. The first seven are ingest's own words. */
public enum DatabaseStatus {
    STARTING,
    SNAPSHOT,
    STREAMING,
    /** Tables are counted every now and then, not followed: {@code asOf} says as of when. */
    SAMPLED,
    RETRYING,
    /** The slot was dropped because it retained too much WAL. */
    GIVEN_UP,
    FAILED,
    /** Ingest is silent: nobody knows what has been committed since. */
    STALE,
    /** A record of one of its tables was set aside, or PostgreSQL counts other rows: that table's counts are doubtful. */
    DEGRADED
}
