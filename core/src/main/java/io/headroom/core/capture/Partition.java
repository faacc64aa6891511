package io.headroom.core.capture;

/**
 * A table that holds a part of a partitioned one.
 *
 * @param oid PostgreSQL's number for it
 * @param file the number of its file: another after TRUNCATE, and when it is written anew
 */
public record Partition(long oid, long file) {}
