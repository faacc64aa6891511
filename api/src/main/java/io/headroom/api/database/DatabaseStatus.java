package io.headroom.api.database;

/** Whether a database's numbers can be relied on now. The first five are ingest's own words. */
public enum DatabaseStatus {
    STARTING,
    SNAPSHOT,
    STREAMING,
    RETRYING,
    FAILED,
    /** Ingest is silent: nobody knows what has been committed since. */
    STALE,
    /** A record of one of its tables was set aside, so that table's counts are doubtful. */
    DEGRADED
}
