package io.headroom.core.remedy;

/**
 * What can be done before a larger plan is paid for, in order of what it costs. The names are part of the HTTP contract:
 * they are added to, never changed.
 */
public enum RemedyKind {
    /** Dead rows are made room for new ones: one statement, nobody waits, nothing is lost. */
    VACUUM,
    /** An index that no query reads goes: one statement, nobody waits. */
    UNUSED_INDEX,
    /** Old rows of a table that is only added to are deleted, and go on being. */
    RETENTION,
    /** A table is written anew without its free space, for which the disk needs room and everybody may have to wait. */
    REPACK,
    /** Connections are shared: a pooler, or the application's own pool. */
    POOL,
    /** More connections are allowed, for which each takes memory and the server has to be restarted. */
    MORE_CONNECTIONS,
    /** A large table that is written like a log is divided by month. */
    PARTITIONING,
    /** Old rows that may not be deleted go where room costs less. */
    ARCHIVING,
    /** Wide values, such as JSON and files, go to an object store. */
    WIDE_VALUES_OUT,
    /** What is read again and again is kept in front of the database. */
    CACHING,
    /** A second server takes reads. */
    REPLICAS,
    /** The provider runs the server. */
    MANAGED_SERVER,
    /** Several servers share the writes. */
    SHARDING
}
